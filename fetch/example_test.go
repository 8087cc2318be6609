package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"github.com/broadsheet-go/broadsheet/fetch"
)

// Asks a feed for what changed, and tells what to do of each answer.
func Example() {
	client := &fetch.Client{UserAgent: "gazette-reader/1.0 (+https://gazette.example/bot)"}
	var stored fetch.Validators // from the last time

	feed, resp, err := client.Feed(context.Background(), "https://gazette.example/feed", stored)
	var status *fetch.StatusError
	switch {
	case errors.As(err, &status) && status.Code == 410:
		log.Print("gone for good: unsubscribe")
	case errors.As(err, &status) && status.RetryAfter > 0:
		log.Print("ask again after ", status.RetryAfter)
	case feed == nil && err != nil:
		log.Print(err)
	case resp.NotModified:
		log.Print("nothing new")
	default:
		stored = resp.Validators
		if moved := resp.Moved(); moved != "" {
			log.Print("subscribe to ", moved, " from now on")
		}
		for _, a := range feed.Items {
			fmt.Println(a.Title)
		}
	}
}
