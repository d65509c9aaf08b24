// Command namegen makes the table of names/ from an unpacked copy of the npm
// package cldr-localenames-full:
//
//	npm pack cldr-localenames-full && tar xzf cldr-localenames-full-*.tgz
//	go run ./names/namegen package
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"log"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// groupings are the codes of CLDR that name no territory.
var groupings = []string{"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: namegen FOLDER, the unpacked npm package cldr-localenames-full")
	}
	if err := generate(os.DirFS(os.Args[1]), filepath.Join("names", "territories.tsv.gz")); err != nil {
		log.Fatal(err)
	}
}

func generate(folder fs.FS, to string) error {
	files, err := fs.Glob(folder, "main/*/territories.json")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("there is no main/*/territories.json; is it the package cldr-localenames-full?")
	}
	all := map[string]map[string]string{}
	for _, file := range files {
		locale := path.Base(path.Dir(file))
		if all[locale], err = territories(folder, file, locale); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(tableOf(all)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, packed.Bytes(), 0o644)
}

// territories reads the names of one locale.
func territories(folder fs.FS, file, locale string) (map[string]string, error) {
	text, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, err
	}
	var read struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := json.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	names := map[string]string{}
	for key, name := range read.Main[locale].LocaleDisplayNames.Territories {
		code, other, _ := strings.Cut(key, "-alt-")
		isTerritory := len(code) == 2 && !slices.Contains(groupings, code)
		if !isTerritory || name == code || strings.ContainsAny(name, "\t\n") { // a name that is the code is none
			continue
		}
		if other != "" {
			code += "-" + other
		}
		names[code] = name
	}
	return names, nil
}

// tableOf writes each locale with the names that the one above it does not have.
func tableOf(all map[string]map[string]string) []byte {
	var b bytes.Buffer
	for _, locale := range slices.Sorted(maps.Keys(all)) {
		above := map[string]string{}
		for cut := strings.LastIndexByte(locale, '-'); cut > 0 && len(above) == 0; cut = strings.LastIndexByte(locale[:cut], '-') {
			above = all[locale[:cut]]
		}
		var lines []string
		for code, name := range all[locale] {
			if above[code] != name {
				lines = append(lines, code+"\t"+name+"\n")
			}
		}
		if len(lines) == 0 {
			continue
		}
		slices.Sort(lines)
		b.WriteString(locale + "\n" + strings.Join(lines, ""))
	}
	return b.Bytes()
}
