// Command entente serves the dataset and looks after its files. See README.md.
package main

import (
	"fmt"
	"os"

	"entente/models"
	"entente/seed"
)

func main() {
	dir := "seed"
	ds, problems := seed.Load(os.DirFS(dir))
	switch os.Args[1] {
	case "check":
		for _, p := range problems {
			fmt.Println(p)
		}
		fmt.Println(len(problems), "problems")
	case "show":
		if err := seed.Show(os.Stdout, ds, models.ID(os.Args[2])); err != nil {
			fmt.Println(err)
		}
	}
}
