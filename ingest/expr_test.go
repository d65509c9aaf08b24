package ingest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// What is compiled when first used must not fail then.
func TestExpressionsCompile(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	fset := token.NewFileSet()
	look := func(n ast.Node) bool {
		call, isCall := n.(*ast.CallExpr)
		if !isCall || len(call.Args) != 1 {
			return true
		}
		literal, isLiteral := call.Args[0].(*ast.BasicLit)
		if name, isName := call.Fun.(*ast.Ident); !isName || name.Name != "expr" || !isLiteral {
			return true
		}
		found++
		text, err := strconv.Unquote(literal.Value)
		if err == nil {
			_, err = regexp.Compile(text)
		}
		if err != nil {
			t.Errorf("%s: %v", fset.Position(literal.Pos()), err)
		}
		return true
	}
	for _, name := range names {
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, look)
	}
	if found < 300 {
		t.Errorf("found %d expressions", found)
	}
}
