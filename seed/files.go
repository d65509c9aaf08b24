package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// A file of a seed.
type file struct{ name, content string }

// Revision identifies the dataset that a seed's files make, without reading
// more of them than their bytes: a hash of their content and of the rules by
// which they are merged.
func Revision(fsys fs.FS) (string, error) {
	buffer := make([]byte, bufferSize)
	return walk(fsys, func(_ string, content io.Reader, digest hash.Hash) error {
		return pass(digest, content, buffer)
	})
}

const bufferSize = 1 << 16

// pass copies through a buffer that all files share: there are a thousand.
func pass(to io.Writer, content io.Reader, buffer []byte) error {
	type onlyReader struct{ io.Reader } // hides ways to read that have a buffer of their own
	_, err := io.CopyBuffer(to, onlyReader{content}, buffer)
	return err
}

// slurp reads the files of a seed, in the order of their names, and gives its
// revision.
func slurp(fsys fs.FS) (files []file, revision string, err error) {
	buffer := make([]byte, bufferSize)
	revision, err = walk(fsys, func(name string, content io.Reader, digest hash.Hash) error {
		var text strings.Builder
		if sized, ok := content.(fs.File); ok {
			if info, err := sized.Stat(); err == nil {
				text.Grow(int(info.Size()) + 1)
			}
		}
		err := pass(io.MultiWriter(&text, digest), content, buffer)
		files = append(files, file{name, text.String()})
		return err
	})
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, revision, err
}

// walk visits the files of a seed. Each is to be written to a digest of its own.
func walk(fsys fs.FS, visit func(name string, content io.Reader, digest hash.Hash) error) (revision string, err error) {
	whole := sha256.New()
	whole.Write(rules())
	n := 0
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isSeedFile(name) {
			return err
		}
		content, err := fsys.Open(name)
		if err != nil {
			return err
		}
		digest := sha256.New()
		if err := errors.Join(visit(name, content, digest), content.Close()); err != nil {
			return err
		}
		n++
		whole.Write([]byte(name))
		whole.Write(digest.Sum(nil))
		return nil
	})
	if err == nil && n == 0 {
		err = errors.New("it holds no file of a seed")
	}
	if err != nil {
		return "", fmt.Errorf("the seed cannot be read: %w; is this the folder that holds sources/, links/ and decisions/?", err)
	}
	return hex.EncodeToString(whole.Sum(nil))[:16], nil
}

// isSeedFile leaves out what editors and systems put beside our files, and
// the Go code and the schemas beside the embedded seed.
func isSeedFile(name string) bool {
	top, _, nested := strings.Cut(name, "/")
	base := path.Base(name)
	if strings.ContainsAny(base[:1], ".#") || strings.HasSuffix(base, "~") || path.Ext(base) == ".md" {
		return false
	}
	return nested && (top == sourcesDir || top == linksDir || top == decisionsDir)
}

// texts are the files that hold text; others are reported.
func (c *contents) texts(files []file) []file {
	kept := files[:0]
	for _, f := range files {
		f.content = strings.TrimPrefix(f.content, "\ufeff")
		if strings.Contains(f.content, "\r\n") {
			f.content = strings.ReplaceAll(f.content, "\r\n", "\n")
		}
		if at, mistake := notText(f.content); mistake != "" {
			c.problems.add(position{f.name, 1 + strings.Count(f.content[:at], "\n")}, "%s", mistake)
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// notText says where a content is not UTF-8 or holds a control character, and
// what is wrong there.
func notText(content string) (at int, mistake string) {
	for at < len(content) {
		switch c := content[at]; {
		case c >= ' ' && c < 0x7f, c == '\n', c == '\t':
			at++
		case c < utf8.RuneSelf:
			return at, fmt.Sprintf("there is a control character (%U) here; delete it", c)
		default:
			r, size := utf8.DecodeRuneInString(content[at:])
			if r == utf8.RuneError && size == 1 {
				return at, "this is not UTF-8; save the file in UTF-8"
			}
			at += size
		}
	}
	return 0, ""
}
