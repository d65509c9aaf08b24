package web

import (
	"bytes"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// A Record is what there is to show at the permalink of one.
type Record struct {
	// Status is the HTTP status.
	Status int
	// ID is the record's.
	ID string
	// Message says why there is nothing to show.
	Message string
	// Node is the record as JSON; its members are shown in their order.
	Node json.RawMessage
	// Query asks for it in GraphQL, with its ID as the variable id.
	Query string
}

// ServeRecord shows a record, or says why there is none. It knows nothing of
// what records hold: an object that begins with a permalink is a link, any other
// is a list of what it holds.
func ServeRecord(w http.ResponseWriter, r *http.Request, record Record) {
	shown := recordPage{Record: record, Title: record.ID, Style: template.CSS(pageStyle)}
	if record.Status == http.StatusOK {
		node, err := members(record.Node)
		if err != nil {
			http.Error(w, "the record cannot be shown", http.StatusInternalServerError)
			return
		}
		shown.show(node)
	}
	var body bytes.Buffer
	if err := recordTemplate.Execute(&body, shown); err != nil {
		http.Error(w, "the record cannot be shown", http.StatusInternalServerError)
		return
	}
	a := newAnswer(body.Bytes(), ".html")
	a.policy = pagePolicy
	if record.Status != http.StatusOK {
		a = a.failing(record.Status)
	}
	w.Header().Add("Vary", "Accept")
	a.ServeHTTP(w, r)
}

// A recordPage is what the page of a record is made of.
type recordPage struct {
	Record
	Style                         template.CSS
	Title, Kind, Citation         string
	Permalink, EditFile, EditLine string
	Fields, Sources               []member
	Ask, JSON                     string
}

// apart are the members that have places of their own on the page.
var apart = []string{"__typename", "id", "permalink", "editFile", "editLine", "citation", "citations", "disagreements", "unknown"}

func (p *recordPage) show(node []member) {
	for _, m := range node {
		switch m.Name {
		case "name", "title", "summary", "sentence":
			if p.Title == p.ID {
				p.Title = m.Value.Text
			}
		case "__typename":
			p.Kind = words(m.Value.Text)
		case "permalink":
			p.Permalink = m.Value.Text
		case "citation":
			p.Citation = m.Value.Text
		case "editFile":
			p.EditFile = m.Value.Text
		case "editLine":
			p.EditLine = m.Value.Text
		case "citations", "disagreements", "unknown":
			if !m.Value.empty() {
				p.Sources = append(p.Sources, m)
			}
		}
		if !slices.Contains(apart, m.Name) && !m.Value.empty() {
			p.Fields = append(p.Fields, m)
		}
	}
	variables, _ := json.Marshal(map[string]string{"id": p.ID}) // a text always encodes
	asked := url.Values{"query": {p.Query}, "variables": {string(variables)}}.Encode()
	p.Ask, p.JSON = "../playground?"+asked, "../graphql?"+asked
}

// A member is a named value of an object.
type member struct {
	Name  string
	Value value
}

// Label is its name in words: entered into force on.
func (m member) Label() string { return words(m.Name) }

// A value is a text, or an object, or a list.
type value struct {
	Text    string
	Members []member
	Items   []value
}

func (v value) empty() bool { return v.Text == "" && len(v.Members) == 0 && len(v.Items) == 0 }

// Link is where an object leads that begins with a permalink and what it is
// called.
func (v value) Link() string {
	if len(v.Members) > 1 && v.Members[0].Name == "permalink" && v.Members[1].Value.Text != "" {
		return v.Members[0].Value.Text
	}
	return ""
}

// Called is what the object of a link is called.
func (v value) Called() string { return v.Members[1].Value.Text }

// Besides is what is told of the object of a link.
func (v value) Besides() []member { return value{Members: v.Members[2:]}.Given() }

// Address is the text, where it is an address in the web.
func (v value) Address() string {
	if strings.HasPrefix(v.Text, "https://") || strings.HasPrefix(v.Text, "http://") {
		return v.Text
	}
	return ""
}

// Given are the members that have a value; a permalink tells nothing by itself.
func (v value) Given() []member {
	return slices.DeleteFunc(slices.Clone(v.Members), func(m member) bool { return m.Value.empty() || m.Name == "permalink" })
}

// members are the members of a JSON object, in their order.
func members(object json.RawMessage) ([]member, error) {
	decoder := json.NewDecoder(bytes.NewReader(object))
	decoder.UseNumber()
	read, err := decode(decoder)
	return read.Members, err
}

// decode reads the next value.
func decode(d *json.Decoder) (v value, err error) {
	token, err := d.Token()
	if err != nil {
		return v, err
	}
	switch t := token.(type) {
	case json.Delim:
		for d.More() {
			name := json.Token("")
			if t == '{' {
				if name, err = d.Token(); err != nil {
					return v, err
				}
			}
			within, err := decode(d)
			if err != nil {
				return v, err
			}
			if t == '{' {
				v.Members = append(v.Members, member{name.(string), within})
			} else {
				v.Items = append(v.Items, within)
			}
		}
		v.Text = plain(v.Items)
		_, err = d.Token() // its end
	case string:
		v.Text = t
	case json.Number:
		v.Text = t.String()
	case bool:
		v.Text = map[bool]string{true: "yes", false: "no"}[t]
	}
	return v, err
}

// plain joins a list of texts; "" for any other.
func plain(items []value) string {
	texts := make([]string, len(items))
	for i, item := range items {
		if texts[i] = item.Text; item.Text == "" {
			return ""
		}
	}
	return strings.Join(texts, ", ")
}

// words parts a name at its capitals: enteredIntoForceOn is entered into force on.
func words(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
