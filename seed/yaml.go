package seed

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// parseYAML reads one document. It keeps to the part of YAML that people
// understand: mappings, sequences and plain values; no anchors, no tags.
func parseYAML(file, content string, problems *Problems) *node {
	tree, err := parser.ParseBytes([]byte(content), 0)
	if err != nil {
		at := position{file, 1}
		message := err.Error()
		var syntax yaml.Error
		if errors.As(err, &syntax) {
			message = syntax.GetMessage()
			if t := syntax.GetToken(); t != nil {
				at.line = t.Position.Line
			}
		}
		problems.add(at, "this is not YAML: %s", message)
		return nil
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		problems.add(position{file, 1}, "the file needs one YAML document; it holds %d", documents(tree))
		return nil
	}
	return &node{tree.Docs[0].Body, file}
}

func documents(tree *ast.File) int {
	n := 0
	for _, doc := range tree.Docs {
		if doc.Body != nil {
			n++
		}
	}
	return n
}

// A node is a place in a YAML document.
type node struct {
	ast  ast.Node
	file string
}

// An entry is one key of a mapping and its value.
type entry struct {
	key   string
	at    position
	value *node
}

func (n *node) at() position {
	if t := n.ast.GetToken(); t != nil && t.Position != nil {
		return position{n.file, t.Position.Line}
	}
	return position{n.file, 1}
}

// mapping is the entries of a mapping in their order.
func (n *node) mapping(what string, problems *Problems) []entry {
	var values []*ast.MappingValueNode
	switch m := n.ast.(type) {
	case *ast.MappingNode:
		values = m.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{m}
	default:
		problems.add(n.at(), "%s needs keys and values (key: value); this is %s", what, n.form())
		return nil
	}
	entries := make([]entry, 0, len(values))
	for _, v := range values {
		key := &node{v.Key, n.file}
		name, err := key.scalar()
		if err != nil {
			problems.add(key.at(), "a key of %s: %v", what, err)
			continue
		}
		entries = append(entries, entry{name, key.at(), &node{v.Value, n.file}})
	}
	return entries
}

// sequence is the items of a list.
func (n *node) sequence(what string, problems *Problems) []*node {
	s, ok := n.ast.(*ast.SequenceNode)
	if !ok {
		problems.add(n.at(), "%s is a list (- item, or [item, item]); this is %s", what, n.form())
		return nil
	}
	items := make([]*node, len(s.Values))
	for i, v := range s.Values {
		items[i] = &node{v, n.file}
	}
	return items
}

func (n *node) isScalar() bool {
	_, err := n.scalar()
	return err == nil
}

// scalar is a plain value as it is written: 00123 and 1.10 keep their zeros.
// It is "" where nothing is written.
func (n *node) scalar() (string, error) {
	switch v := n.ast.(type) {
	case *ast.StringNode:
		return v.Value, nil
	case *ast.LiteralNode:
		return strings.TrimSpace(v.Value.Value), nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.ast.GetToken().Value, nil
	case *ast.NullNode:
		return "", nil
	}
	hint := ""
	if n.form() == mapping {
		hint = " (quote a text that holds a colon)"
	}
	return "", fmt.Errorf("it must be a plain value; this is %s%s", n.form(), hint)
}

const mapping = "a mapping"

// form says what a node is.
func (n *node) form() string {
	switch n.ast.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return mapping
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "empty"
	case *ast.AnchorNode, *ast.AliasNode:
		return "an anchor or alias, which seed files do not use"
	case *ast.TagNode:
		return "a tag, which seed files do not use"
	}
	if t := n.ast.GetToken(); t != nil && t.Type == token.StringType {
		return fmt.Sprintf("%.60q", t.Value)
	}
	return "a plain value"
}
