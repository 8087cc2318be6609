// Command adapter speaks the protocols of the scorers. It translates and does nothing else: it has no
// logic of its own, recovers from nothing and knows nothing of the data.
//
//	adapter -task feeds < requests.jsonl
//	adapter -task pages -set DIR [-split S] -out FILE
//	adapter -task dates|bylines|urls|resolve|canonical|plaintext|pagedate < input.jsonl
//	adapter -task write -cases FILE -out DIR
//	adapter -task hostile KIND ARG
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	task := flag.String("task", "", "what to do")
	set := flag.String("set", "", "pages: folder of the data set")
	split := flag.String("split", "", "pages: only this split")
	cases := flag.String("cases", "", "write: file of the cases")
	out := flag.String("out", "", "pages: file to write; write: folder to write to")
	flag.Parse()
	if err := run(*task, *set, *split, *cases, *out); err != nil {
		fmt.Fprintln(os.Stderr, "adapter:", err)
		os.Exit(1)
	}
}

func run(task, set, split, cases, out string) error {
	switch task {
	case "feeds":
		return lines(os.Stdin, os.Stdout, feed)
	case "pages":
		return pages(set, split, out)
	case "write":
		return write(cases, out)
	case "hostile":
		return hostile(flag.Arg(0), flag.Arg(1))
	}
	if f := normalisers[task]; f != nil {
		return lines(os.Stdin, os.Stdout, func(q request) (any, error) {
			answer, err := f(q)
			return map[string]any{"id": q.ID, "out": answer}, err
		})
	}
	return fmt.Errorf("unknown task %q", task)
}

// lines answers each JSON line of r with a JSON line on w.
func lines[Q any](r io.Reader, w io.Writer, answer func(Q) (any, error)) error {
	dec := json.NewDecoder(bufio.NewReader(r))
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for {
		var q Q
		if err := dec.Decode(&q); err == io.EOF {
			return out.Flush()
		} else if err != nil {
			return err
		}
		a, err := answer(q)
		if err != nil {
			return err
		}
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
}
