// Package beam reads pages in a pipeline of Apache Beam, for users who have Dataflow or Flink.
package beam

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/broadsheet-go/broadsheet"
)

// Page is a page, text or feed with what is known of it.
type Page struct {
	URL         string
	ContentType string
	Body        []byte
}

// Failure is a page that gave no article, or fewer than it has.
type Failure struct {
	URL    string
	Reason string
}

// parseFn reads the articles of a page as lines of JSON. Whatever happens to a page, the bundle goes on:
// an error or panic that left the DoFn would fail all its pages, and in the end the job.
type parseFn struct {
	MaxBytes int64

	articles, failed beam.Counter
}

func init() { // Beam finds functions by name, in every process of a job
	register.DoFn4x0[context.Context, Page, func([]byte), func(Failure)](&parseFn{})
	register.Emitter1[[]byte]()
	register.Emitter1[Failure]()
}

// Setup makes the counters that a runner shows.
func (f *parseFn) Setup() {
	f.articles = beam.NewCounter("broadsheet", "articles")
	f.failed = beam.NewCounter("broadsheet", "failed")
}

// ProcessElement reads one page.
func (f *parseFn) ProcessElement(ctx context.Context, page Page, article func([]byte), failure func(Failure)) {
	fail := func(reason any) {
		f.failed.Inc(ctx, 1)
		failure(Failure{page.URL, fmt.Sprint(reason)})
	}
	defer func() {
		if v := recover(); v != nil {
			fail(v)
		}
	}()
	p := broadsheet.Parser{MaxBytes: f.MaxBytes}
	src := broadsheet.Source{URL: page.URL, ContentType: page.ContentType}
	for a, err := range p.NewReader(bytes.NewReader(page.Body), src).All() {
		if err != nil {
			fail(err)
			return
		}
		line, err := json.Marshal(a)
		if err != nil {
			fail(err)
			continue
		}
		f.articles.Inc(ctx, 1)
		article(line)
	}
}

// Articles reads pages into articles, each as JSON, and failures. A page has at most maxBytes; 0 means the
// library's limits.
func Articles(s beam.Scope, pages beam.PCollection, maxBytes int64) (articles, failures beam.PCollection) {
	return beam.ParDo2(s.Scope("Articles"), &parseFn{MaxBytes: maxBytes}, pages)
}
