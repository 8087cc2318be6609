package broadsheet

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata")

// fill sets every field reachable from v to a value that is not zero. Each leaf gets another one.
func fill(v reflect.Value, n *int, depth int) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Date(2000+*n%30, 3, 11, 15, 4, 5, 600000000, time.UTC)))
	case v.Type() == reflect.TypeFor[time.Duration]():
		v.SetInt(int64(*n)*1e9 + 250e6)
	case v.Type() == reflect.TypeFor[Doubts]():
		v.SetUint(uint64(Truncated | NotArticle))
	case v.Type() == reflect.TypeFor[Format]():
		v.SetUint(uint64(Atom))
	case v.Type() == reflect.TypeFor[Date]() && *n%2 == 0:
		v.Set(reflect.ValueOf(Date{Time: time.Date(2025, 3, *n%28+1, 0, 0, 0, 0, time.UTC), DayOnly: true}))
	case v.Type() == reflect.TypeFor[Date]():
		fill(v.Field(0), n, depth)
	default:
		fillKind(v, n, depth)
	}
}

func fillKind(v reflect.Value, n *int, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("value " + string(rune('a'+*n%26)) + " \"<é>")
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 8)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n, depth)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n, depth+1)
		}
	case reflect.Slice:
		if depth < 5 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), n, depth+1)
			fill(v.Index(1), n, depth+1)
		}
	case reflect.Pointer:
		if depth < 5 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), n, depth+1)
		}
	}
}

func TestJSONRoundTrip(t *testing.T) {
	var want Feed
	n := 0
	fill(reflect.ValueOf(&want).Elem(), &n, 0)
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Feed
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		again, _ := json.Marshal(got)
		t.Errorf("JSON does not come back equal:\n got %s\nwant %s", again, text)
	}
}

// The keys of an article's JSON are a promise: other programs store it.
func TestJSONGolden(t *testing.T) {
	var a Article
	n := 0
	fill(reflect.ValueOf(&a).Elem(), &n, 2)
	got, err := json.MarshalIndent(a, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/article.json", append(got, '\n'))
}

func TestJSONZeroIsEmpty(t *testing.T) {
	for _, v := range []any{Article{}, Feed{}, Person{}, Media{}, Episode{}} {
		got, err := json.Marshal(v)
		if err != nil || string(got) != "{}" {
			t.Errorf("%T: got %s, %v, want {}", v, got, err)
		}
	}
}

func TestSeconds(t *testing.T) {
	for _, d := range []time.Duration{0, 1, -1, 1e9, 1500 * time.Millisecond, -90 * time.Second, 1<<63 - 1} {
		b, _ := seconds(d).MarshalJSON()
		var back seconds
		if err := back.UnmarshalJSON(b); err != nil || time.Duration(back) != d {
			t.Errorf("%d: %s came back as %d, %v", d, b, back, err)
		}
	}
}

// golden compares got with a file, or rewrites it with -update.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs (go test -update rewrites it):\n%s", file, diff(string(got), string(want)))
	}
}

func TestJSONErrors(t *testing.T) {
	for in, want := range map[string]bool{
		`{"duration":90}`: true, `{"duration":null}`: true, `{"duration":"90"}`: false, `{"duration":1e99}`: false,
	} {
		if err := json.Unmarshal([]byte(in), new(Media)); (err == nil) != want {
			t.Errorf("%s: got %v", in, err)
		}
	}
	for in, want := range map[string]bool{`["consent"]`: true, `["mood"]`: false, `"consent"`: false, `null`: true} {
		if err := json.Unmarshal([]byte(in), new(Doubts)); (err == nil) != want {
			t.Errorf("%s: got %v", in, err)
		}
	}
}
