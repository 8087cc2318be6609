package broadsheet

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// seconds is a duration that marshals as a JSON number of seconds, exactly.
type seconds time.Duration

func (s seconds) MarshalJSON() ([]byte, error) {
	var b []byte
	abs := uint64(s)
	if s < 0 {
		b, abs = append(b, '-'), -abs
	}
	b = strconv.AppendUint(b, abs/1e9, 10)
	if frac := abs % 1e9; frac != 0 {
		b = append(b, strings.TrimRight(fmt.Sprintf(".%09d", frac), "0")...)
	}
	return b, nil
}

func (s *seconds) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	d, err := time.ParseDuration(string(b) + "s")
	if err != nil {
		return fmt.Errorf("broadsheet: %.40q is no number of seconds", b)
	}
	*s = seconds(d)
	return nil
}

// The types below have the fields and tags of the exported ones, but none of their methods. Beside each
// in a struct stands the one field that JSON spells otherwise; it hides the embedded one.
type (
	mediaFields   Media
	episodeFields Episode
	chapterFields Chapter
	feedFields    Feed

	mediaJSON struct {
		*mediaFields
		Duration seconds `json:"duration,omitzero"`
	}
	episodeJSON struct {
		*episodeFields
		Duration seconds `json:"duration,omitzero"`
	}
	chapterJSON struct {
		*chapterFields
		Start seconds `json:"start,omitzero"`
	}
	feedJSON struct {
		*feedFields
		TTL seconds `json:"ttl,omitzero"`
	}
)

// MarshalJSON gives the fields in snake_case, the duration in seconds.
func (m Media) MarshalJSON() ([]byte, error) {
	return json.Marshal(mediaJSON{(*mediaFields)(&m), seconds(m.Duration)})
}

// UnmarshalJSON reads what MarshalJSON gives.
func (m *Media) UnmarshalJSON(b []byte) error {
	v := mediaJSON{(*mediaFields)(m), seconds(m.Duration)}
	err := json.Unmarshal(b, &v)
	m.Duration = time.Duration(v.Duration)
	return err
}

// MarshalJSON gives the fields in snake_case, the duration in seconds.
func (e Episode) MarshalJSON() ([]byte, error) {
	return json.Marshal(episodeJSON{(*episodeFields)(&e), seconds(e.Duration)})
}

// UnmarshalJSON reads what MarshalJSON gives.
func (e *Episode) UnmarshalJSON(b []byte) error {
	v := episodeJSON{(*episodeFields)(e), seconds(e.Duration)}
	err := json.Unmarshal(b, &v)
	e.Duration = time.Duration(v.Duration)
	return err
}

// MarshalJSON gives the fields in snake_case, the start in seconds.
func (c Chapter) MarshalJSON() ([]byte, error) {
	return json.Marshal(chapterJSON{(*chapterFields)(&c), seconds(c.Start)})
}

// UnmarshalJSON reads what MarshalJSON gives.
func (c *Chapter) UnmarshalJSON(b []byte) error {
	v := chapterJSON{(*chapterFields)(c), seconds(c.Start)}
	err := json.Unmarshal(b, &v)
	c.Start = time.Duration(v.Start)
	return err
}

// MarshalJSON gives the fields in snake_case, the TTL in seconds.
func (f Feed) MarshalJSON() ([]byte, error) {
	return json.Marshal(feedJSON{(*feedFields)(&f), seconds(f.TTL)})
}

// UnmarshalJSON reads what MarshalJSON gives.
func (f *Feed) UnmarshalJSON(b []byte) error {
	v := feedJSON{(*feedFields)(f), seconds(f.TTL)}
	err := json.Unmarshal(b, &v)
	f.TTL = time.Duration(v.TTL)
	return err
}

var doubtNames = [...]string{"truncated", "consent", "error_page", "not_article"}

// String gives the names of the doubts, joined by "|"; "" for none.
func (d Doubts) String() string { return strings.Join(d.names(), "|") }

func (d Doubts) names() []string {
	list := []string{}
	for i, name := range doubtNames {
		if d&(1<<i) != 0 {
			list = append(list, name)
		}
	}
	return list
}

// MarshalJSON gives a list of names.
func (d Doubts) MarshalJSON() ([]byte, error) { return json.Marshal(d.names()) }

// UnmarshalJSON reads what MarshalJSON gives. Names that are not known are an error.
func (d *Doubts) UnmarshalJSON(b []byte) error {
	var list []string
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	*d = 0
next:
	for _, s := range list {
		for i, name := range doubtNames {
			if s == name {
				*d |= 1 << i
				continue next
			}
		}
		return fmt.Errorf("broadsheet: unknown doubt %q", s)
	}
	return nil
}
