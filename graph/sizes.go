package graph

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// The rest of what a scale counts: values, directives and texts.

// arguments counts the values in arguments, those of variables included.
func (s *scale) arguments(args ast.ArgumentList) (size int64) {
	for _, arg := range args {
		s.text(arg.Name)
		s.place, s.path = "argument", append(s.path[:0], arg.Name)
		size += s.value(arg.Value, 1)
	}
	return size
}

// apply counts directives and the values in their arguments.
func (s *scale) apply(directives ast.DirectiveList) (size int64) {
	for _, d := range directives {
		s.visits++
		s.directives++
		s.text(d.Name)
		size += 1 + s.arguments(d.Arguments)
	}
	return size
}

// value counts a value written in the document; nil is none.
func (s *scale) value(v *ast.Value, depth int64) (size int64) {
	if v == nil {
		return 0
	}
	s.count(len(v.Children), depth)
	s.text(v.Raw)
	switch v.Kind {
	case ast.Variable:
		return max(1, s.sizes[v.Raw])
	case ast.IntValue, ast.FloatValue:
		if _, err := v.Value(nil); err != nil { // the executor would panic
			s.refuse(misused(s.place, v.Position, &InputError{Argument: slices.Clone(s.path), Message: "the number " + v.Raw + " is too large"}))
		}
	}
	size = 1
	for i, child := range v.Children {
		s.text(child.Name)
		step := any(child.Name)
		if v.Kind == ast.ListValue {
			step = i
		}
		s.path = append(s.path, step)
		size += s.value(child.Value, depth+1)
		s.path = s.path[:len(s.path)-1]
	}
	return size
}

// json counts a variable's value.
func (s *scale) json(v any, depth int64) (size int64) {
	size = 1
	switch v := v.(type) {
	case []any:
		s.count(len(v), depth)
		for _, item := range v {
			size += s.json(item, depth+1)
		}
	case map[string]any:
		s.count(len(v), depth)
		for key, item := range v {
			s.text(key)
			size += s.json(item, depth+1)
		}
	case string:
		s.count(0, depth)
		s.text(v)
	default:
		s.count(0, depth)
	}
	return size
}

// count counts one value and checks its length and depth.
func (s *scale) count(length int, depth int64) {
	s.visits++
	s.values++
	if int64(length) > s.limits.ListLength {
		s.refuse(overLimit("listLength", int64(length), s.limits.ListLength, "pass shorter lists"))
	}
	if depth > s.limits.Depth {
		s.refuse(overLimit("depth", depth, s.limits.Depth, "nest arguments and variables less"))
	}
}

// text checks the length of a name or string.
func (s *scale) text(text string) {
	if len(text) > s.limits.TextBytes {
		s.refuse(overLimit("textBytes", int64(len(text)), int64(s.limits.TextBytes), "write shorter names and strings"))
	}
}

// refuse keeps the first refusal.
func (s *scale) refuse(r *refusal) {
	if s.refused == nil {
		s.refused = r
	}
}
