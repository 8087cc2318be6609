package broadsheet

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// maxNames bounds the exported functions, types, methods, constants and variables of the package.
const maxNames = 130

// TestAPI compares the exported names with testdata/api.txt, so that no change of them goes unseen,
// and demands a comment for each.
func TestAPI(t *testing.T) {
	names := exported(t, ".")
	if len(names) > maxNames {
		t.Errorf("%d exported names, %d are allowed", len(names), maxNames)
	}
	golden(t, "testdata/api.txt", []byte(strings.Join(names, "\n")+"\n"))
}

// TestComments demands a comment for each exported name of the packages beside the library.
func TestComments(t *testing.T) {
	for _, dir := range []string{"fetch", "serve", "interop"} {
		if names := exported(t, dir); len(names) == 0 {
			t.Errorf("%s has no exported names", dir)
		}
	}
}

// exported gives the exported names of a package, sorted, and reports those without a comment.
func exported(t *testing.T, dir string) (names []string) {
	pkg := parsePackage(t, dir)
	add := func(name, comment string) {
		names = append(names, name)
		if strings.TrimSpace(comment) == "" {
			t.Errorf("%s has no comment", name)
		}
	}
	values := func(kind string, list []*doc.Value) {
		for _, v := range list {
			for _, spec := range v.Decl.Specs {
				spec := spec.(*ast.ValueSpec)
				for _, name := range spec.Names {
					if name.IsExported() {
						add(kind+" "+name.Name, spec.Doc.Text()+spec.Comment.Text())
					}
				}
			}
		}
	}
	funcs := func(kind string, list []*doc.Func) {
		for _, f := range list {
			add(kind+f.Name, f.Doc)
		}
	}
	values("const", pkg.Consts)
	values("var", pkg.Vars)
	funcs("func ", pkg.Funcs)
	for _, typ := range pkg.Types {
		add("type "+typ.Name, typ.Doc)
		values("const", typ.Consts)
		values("var", typ.Vars)
		funcs("func ", typ.Funcs)
		funcs("method "+typ.Name+".", typ.Methods)
		checkFields(t, typ)
	}
	slices.Sort(names)
	return names
}

func parsePackage(t *testing.T, dir string) *doc.Package {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	pkg, err := doc.NewFromFiles(fset, files, "github.com/broadsheet-go/broadsheet/"+dir)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// checkFields demands a comment for each exported field of a struct.
func checkFields(t *testing.T, typ *doc.Type) {
	for _, spec := range typ.Decl.Specs {
		st, ok := spec.(*ast.TypeSpec).Type.(*ast.StructType)
		if !ok {
			continue
		}
		for _, f := range st.Fields.List {
			for _, name := range f.Names {
				if name.IsExported() && f.Doc.Text()+f.Comment.Text() == "" {
					t.Errorf("field %s.%s has no comment", typ.Name, name.Name)
				}
			}
		}
	}
}
