module github.com/broadsheet-go/broadsheet

go 1.26.0

require (
	github.com/gorilla/feeds v1.2.0
	github.com/mmcdole/gofeed v1.4.2
	golang.org/x/net v0.62.0
	golang.org/x/text v0.43.0
	golang.org/x/tools v0.52.0
)

require github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
