package beam

import (
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism" // Beam's runner within the process
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
)

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

func TestArticles(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	feed := `<rss version="2.0"><channel><title>F</title><item><title>One</title></item><item><title>Two</title></item></channel></rss>`
	pages := beam.Create(s,
		Page{URL: "https://example.org/feed", Body: []byte(feed)},
		Page{URL: "https://example.org/cut", Body: []byte(feed[:len(feed)-60])},
		Page{URL: "https://example.org/nothing", Body: []byte{0, 1, 2, 3}})
	articles, failures := Articles(s, pages, 0)
	passert.Count(s, articles, "articles", 3)
	passert.Count(s, failures, "failures", 2)
	ptest.RunAndValidate(t, p)
}
