package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// source is the package as parsed, by what is looked up in it.
type source struct {
	structs  map[string]*ast.StructType
	types    map[string]string            // doc comments of types
	values   map[string]*ast.CompositeLit // what a type's Values method returns
	trailing map[string]map[int]string    // comments by file and line
	consts   map[string]string            // docs of constants by "Type=VALUE"
	fset     *token.FileSet
}

// read gives the docs by "Type", "Type.Field" and "Type=VALUE".
func read(dir string) (map[string]string, error) {
	src, err := parse(dir)
	if err != nil {
		return nil, err
	}
	docs := map[string]string{"Date": src.types["Date"]}
	src.fields(docs, "Date", "Date")
	for _, field := range src.structs["Dataset"].Fields.List {
		if row, ok := field.Type.(*ast.ArrayType); ok {
			name := row.Elt.(*ast.Ident).Name
			docs[name] = src.types[name]
			src.fields(docs, name, name)
		}
	}
	for name, list := range src.values {
		docs[name] = src.types[name]
		src.enum(docs, name, list)
	}
	var missing []error
	for name, doc := range docs {
		if doc == "" {
			missing = append(missing, fmt.Errorf("models: %s has no doc comment; say in a sentence what it is", name))
		}
	}
	return docs, errors.Join(missing...)
}

// fields takes down the fields of a struct, and of those that it embeds, under
// the name of a type.
func (src *source) fields(docs map[string]string, name, structName string) {
	for _, field := range src.structs[structName].Fields.List {
		for _, fieldName := range field.Names {
			docs[name+"."+fieldName.Name] = plain(fieldName.Name, field.Doc.Text())
		}
		if field.Names == nil {
			embedded := field.Type
			if pointer, isPointer := embedded.(*ast.StarExpr); isPointer {
				embedded = pointer.X
			}
			src.fields(docs, name, embedded.(*ast.Ident).Name)
		}
	}
}

// enum takes down the values of an enumeration: the comment that ends the
// value's line in the Values method, else the doc comment of its constant.
func (src *source) enum(docs map[string]string, name string, list *ast.CompositeLit) {
	for _, element := range list.Elts {
		literal := element.(*ast.BasicLit)
		value, _ := strconv.Unquote(literal.Value)
		place := src.fset.Position(literal.Pos())
		doc := src.trailing[place.Filename][place.Line]
		if doc == "" {
			doc = src.consts[name+"="+value]
		}
		docs[name+"="+value] = doc
	}
}

func parse(dir string) (*source, error) {
	src := &source{
		structs:  map[string]*ast.StructType{},
		types:    map[string]string{},
		values:   map[string]*ast.CompositeLit{},
		trailing: map[string]map[int]string{},
		consts:   map[string]string{},
		fset:     token.NewFileSet(),
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_gen.go") {
			continue
		}
		file, err := parser.ParseFile(src.fset, path, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		src.add(path, file)
	}
	if src.structs["Dataset"] == nil {
		return nil, fmt.Errorf("models: no struct Dataset in %s: %w", dir, fs.ErrNotExist)
	}
	return src, nil
}

func (src *source) add(path string, file *ast.File) {
	src.trailing[path] = map[int]string{}
	for _, comment := range file.Comments {
		src.trailing[path][src.fset.Position(comment.Pos()).Line] = sentence(comment.Text())
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				src.addSpec(decl, spec)
			}
		case *ast.FuncDecl:
			if decl.Recv != nil && decl.Name.Name == "Values" {
				result := decl.Body.List[0].(*ast.ReturnStmt).Results[0]
				src.values[decl.Recv.List[0].Type.(*ast.Ident).Name] = result.(*ast.CompositeLit)
			}
		}
	}
}

func (src *source) addSpec(decl *ast.GenDecl, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		src.types[spec.Name.Name] = plain(spec.Name.Name, decl.Doc.Text())
		if s, ok := spec.Type.(*ast.StructType); ok {
			src.structs[spec.Name.Name] = s
		}
	case *ast.ValueSpec:
		if typeName, ok := spec.Type.(*ast.Ident); ok && decl.Tok == token.CONST {
			literal, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			src.consts[typeName.Name+"="+literal] = plain(spec.Names[0].Name, spec.Doc.Text())
		}
	}
}
