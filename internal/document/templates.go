package document

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/paper"
)

// Templates keeps the templates of one book. The built-in ones are not in it and cannot be lost: a template of one's own begins as a
// copy of one of them.
type Templates struct{ DB *db.DB }

// TemplateRow is one template in a list. ID 0 is the built-in one of its layout.
type TemplateRow struct {
	ID       int64        `json:"id"`
	Kind     paper.Kind   `json:"kind"`
	Name     string       `json:"name"`
	Layout   paper.Layout `json:"layout"`
	Version  int          `json:"version"`
	Archived bool         `json:"archived"`
	Chosen   bool         `json:"chosen"`    // its kind is printed with it, unless a customer has another
	Users    int          `json:"customers"` // that have it for their own
}

// TemplateList is all templates, by kind: the built-in ones before one's own.
type TemplateList struct {
	Rows []TemplateRow `json:"rows"`
}

// List gives every template.
func (s *Templates) List(ctx context.Context) (TemplateList, error) {
	out := TemplateList{Rows: []TemplateRow{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		own, err := db.Rows(ctx, tx, func(r *TemplateRow) []any {
			return []any{&r.ID, &r.Kind, &r.Name, &r.Layout, &r.Version, &r.Archived, &r.Chosen, &r.Users}
		}, `
			SELECT t.id, t.kind, t.name, t.layout, t.version, t.archived,
			       EXISTS (SELECT 1 FROM template_choices c WHERE c.template_id = t.id AND c.customer_id IS NULL),
			       (SELECT count(*) FROM template_choices c WHERE c.template_id = t.id AND c.customer_id IS NOT NULL)
			FROM templates t ORDER BY t.archived, t.name`)
		if err != nil {
			return err
		}
		for _, kind := range paper.Kinds() {
			chosen, err := choice(ctx, tx, kind, 0)
			if err != nil {
				return err
			}
			for _, layout := range paper.LayoutsOf(kind) {
				out.Rows = append(out.Rows, TemplateRow{Kind: kind, Layout: layout, Chosen: chosen.template == 0 && chosen.layout == layout})
			}
			for _, r := range own {
				if r.Kind == kind {
					out.Rows = append(out.Rows, r)
				}
			}
		}
		return nil
	})
	return out, err
}

// TemplateRef names a template: by its id, or the built-in one of a kind and layout. Version 0 is the latest.
type TemplateRef struct {
	ID      int64        `json:"id"`
	Kind    paper.Kind   `json:"kind"`
	Layout  paper.Layout `json:"layout"`
	Version int          `json:"version"`
}

// TemplateVersion is one version of a template.
type TemplateVersion struct {
	Version int       `json:"version"`
	At      time.Time `json:"at" ts_type:"string"`
}

// TemplateDetail is a template with what its editor offers.
type TemplateDetail struct {
	ID         int64             `json:"id"`
	Template   paper.Template    `json:"template"`
	Version    int               `json:"version"`
	Versions   []TemplateVersion `json:"versions"` // the latest first
	Layouts    []paper.Layout    `json:"layouts"`
	Vocabulary paper.Vocabulary  `json:"vocabulary"`
}

// Get gives a template with what its kind can print, in the book's language.
func (s *Templates) Get(ctx context.Context, r TemplateRef) (TemplateDetail, error) {
	out := TemplateDetail{ID: r.ID, Versions: []TemplateVersion{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		o, err := load(ctx, tx, "", nil)
		if err != nil {
			return err
		}
		if out.Template, out.Version, err = find(ctx, tx, r); err != nil {
			return err
		}
		out.Layouts, out.Vocabulary = paper.LayoutsOf(out.Template.Kind), paper.VocabularyOf(out.Template.Kind, o.lang)
		type row struct {
			version int
			at      string
		}
		return db.Each(ctx, tx, func(v *row) []any { return []any{&v.version, &v.at} }, func(v row) error {
			at, err := time.Parse(time.RFC3339, v.at)
			out.Versions = append(out.Versions, TemplateVersion{v.version, at})
			return err
		}, "SELECT version, at FROM template_versions WHERE template_id = ? ORDER BY version DESC", r.ID)
	})
	return out, err
}

// find gives a template and its version.
func find(ctx context.Context, tx *db.Tx, r TemplateRef) (paper.Template, int, error) {
	if r.ID == 0 {
		t, ok := paper.Builtin(r.Kind, r.Layout)
		if !ok {
			return t, 0, fault.New(paper.NoSuchLayout, fault.Args{"kind": string(r.Kind), "layout": string(r.Layout)})
		}
		return t, 0, nil
	}
	type row struct {
		version int
		body    string
	}
	t, ok, err := db.One(ctx, tx, func(v *row) []any { return []any{&v.version, &v.body} },
		"SELECT version, body FROM template_versions WHERE template_id = ?1 AND (?2 = 0 OR version = ?2) ORDER BY version DESC LIMIT 1", r.ID, r.Version)
	if err != nil {
		return paper.Template{}, 0, err
	}
	if !ok {
		return paper.Template{}, 0, fault.New(NoSuchTemplate, nil)
	}
	var out paper.Template
	if err := json.Unmarshal([]byte(t.body), &out); err != nil {
		return out, 0, fmt.Errorf("read template %d: %w", r.ID, err)
	}
	return out, t.version, nil
}

// SaveTemplateRequest writes a template of one's own: a new one where ID is 0, else its next version.
type SaveTemplateRequest struct {
	ID        int64          `json:"id"`
	Template  paper.Template `json:"template"`
	RequestID string         `json:"requestId"`
}

// SavedTemplate names what was saved.
type SavedTemplate struct {
	ID      int64 `json:"id"`
	Version int   `json:"version"`
}

// Save writes a template that holds; one that does not is refused with every place.
func (s *Templates) Save(ctx context.Context, r SaveTemplateRequest) (SavedTemplate, error) {
	var out SavedTemplate
	err := s.DB.Write(ctx, func(tx *db.Tx) (err error) {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		if out, err = save(ctx, tx, r.ID, r.Template); err != nil {
			return err
		}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func save(ctx context.Context, tx *db.Tx, id int64, t paper.Template) (SavedTemplate, error) {
	var c form.Check
	c.Need(&t.Name, 40, "template", "name")
	if err := c.Err(paper.BadTemplate); err != nil {
		return SavedTemplate{}, err
	}
	if err := t.Validate(); err != nil {
		return SavedTemplate{}, fault.As(err).At("template")
	}
	body, err := json.Marshal(t)
	if err != nil {
		return SavedTemplate{}, err
	}
	out := SavedTemplate{ID: id, Version: 1}
	if id == 0 {
		out.ID, err = tx.Insert(ctx, "INSERT INTO templates (kind, name, layout, version, body) VALUES (?, ?, ?, 1, ?)", t.Kind, t.Name, t.Layout, string(body))
	} else {
		before, version, err := find(ctx, tx, TemplateRef{ID: id})
		if err != nil {
			return out, err
		}
		if was, _ := json.Marshal(before); string(was) == string(body) {
			tx.Unchanged()
			return SavedTemplate{id, version}, nil
		}
		if before.Kind != t.Kind {
			return out, fault.New(paper.OtherKind, fault.Args{"kind": string(t.Kind), "want": string(before.Kind)}).At("template", "kind")
		}
		out.Version = version + 1
		if _, err := tx.Exec(ctx, "UPDATE templates SET name = ?, layout = ?, version = ?, body = ? WHERE id = ?", t.Name, t.Layout, out.Version, string(body), id); err != nil {
			return out, taken(err, t.Name)
		}
	}
	if err != nil {
		return out, taken(err, t.Name)
	}
	if _, err := tx.Exec(ctx, "INSERT INTO template_versions (template_id, version, body, at) VALUES (?, ?, ?, ?)", out.ID, out.Version, string(body), tx.Now.UTC().Format(time.RFC3339)); err != nil {
		return out, err
	}
	tx.Record("template.saved", map[string]any{"name": t.Name, "kind": t.Kind, "layout": t.Layout, "version": out.Version}, db.Of("template", out.ID))
	return out, nil
}

func taken(err error, name string) error {
	if db.Collides(err) {
		return fault.New(TemplateTaken, fault.Args{"name": name}).At("template", "name")
	}
	return err
}

// ArchiveTemplateRequest puts a template away or takes it out again.
type ArchiveTemplateRequest struct {
	ID       int64 `json:"id"`
	Archived bool  `json:"archived"`
}

// Archive puts a template away. Who had it gets the built-in one of A4 again.
func (s *Templates) Archive(ctx context.Context, r ArchiveTemplateRequest) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		t, _, err := find(ctx, tx, TemplateRef{ID: r.ID})
		if err != nil {
			return err
		}
		if n, err := tx.Exec(ctx, "UPDATE templates SET archived = ?1 WHERE id = ?2 AND archived <> ?1", r.Archived, r.ID); err != nil || n == 0 {
			tx.Unchanged()
			return err
		}
		if r.Archived {
			if _, err := tx.Exec(ctx, "DELETE FROM template_choices WHERE template_id = ?", r.ID); err != nil {
				return err
			}
		}
		kind := "template.archived"
		if !r.Archived {
			kind = "template.restored"
		}
		tx.Record(kind, map[string]any{"name": t.Name, "kind": t.Kind}, db.Of("template", r.ID))
		return nil
	})
}

// ChooseRequest says with which template a kind is printed: one's own, or the built-in one of a layout; for one customer, or for all
// who have none of their own. With neither template nor layout the customer has none of its own any more.
type ChooseRequest struct {
	Kind     paper.Kind   `json:"kind"`
	Customer int64        `json:"customerId"` // 0 for all
	Template int64        `json:"templateId"`
	Layout   paper.Layout `json:"layout"`
}

// Choose says with which template a kind is printed from now on. What was printed stays as it was.
func (s *Templates) Choose(ctx context.Context, r ChooseRequest) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		name := string(r.Layout)
		if r.Template != 0 || r.Layout != "" {
			t, _, err := find(ctx, tx, TemplateRef{ID: r.Template, Kind: r.Kind, Layout: r.Layout})
			if err != nil {
				return err
			}
			if t.Kind != r.Kind {
				return fault.New(paper.OtherKind, fault.Args{"kind": string(t.Kind), "want": string(r.Kind)})
			}
			if r.Template != 0 {
				name, r.Layout = t.Name, ""
			}
		}
		if _, err := tx.Exec(ctx, "DELETE FROM template_choices WHERE kind = ? AND coalesce(customer_id, 0) = ?", r.Kind, r.Customer); err != nil {
			return err
		}
		if name != "" {
			if _, err := tx.Exec(ctx, "INSERT INTO template_choices (kind, customer_id, layout, template_id) VALUES (?, nullif(?, 0), ?, nullif(?, 0))",
				r.Kind, r.Customer, r.Layout, r.Template); err != nil {
				return err
			}
		}
		about := []db.Subject{db.Of("template", r.Template)}
		if r.Customer != 0 {
			about = append(about, db.Of("customer", r.Customer))
		}
		tx.Record("template.chosen", map[string]any{"kind": r.Kind, "name": name}, about...)
		return nil
	})
}

// chosen is what a kind is printed with.
type chosen struct {
	layout   paper.Layout
	template int64
}

// choice gives what a customer's papers of a kind are printed with: its own choice, the book's, or the built-in one.
func choice(ctx context.Context, tx *db.Tx, kind paper.Kind, customer int64) (chosen, error) {
	c, ok, err := db.One(ctx, tx, func(c *chosen) []any { return []any{&c.layout, &c.template} }, `
		SELECT layout, coalesce(template_id, 0) FROM template_choices
		WHERE kind = ? AND coalesce(customer_id, 0) IN (0, ?) ORDER BY customer_id IS NULL LIMIT 1`, kind, customer)
	if err == nil && !ok && len(paper.LayoutsOf(kind)) > 0 {
		c.layout = paper.LayoutsOf(kind)[0]
	}
	return c, err
}

// Export gives a template as one file, which Import reads in another book.
func (s *Templates) Export(ctx context.Context, r TemplateRef) (File, error) {
	var f File
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		t, _, err := find(ctx, tx, r)
		if err != nil {
			return err
		}
		if t.Name == "" {
			t.Name = string(t.Kind) + "-" + string(t.Layout)
		}
		if f.Data, err = json.MarshalIndent(t, "", "  "); err != nil {
			return err
		}
		f.Name, f.Papers = disk.Name(t.Name)+".json", 1
		return nil
	})
	return f, err
}

// ImportTemplateRequest is a file that Export made.
type ImportTemplateRequest struct {
	Data      []byte `json:"data" ts_type:"string"` // base64
	RequestID string `json:"requestId"`
}

// mostTemplate bounds a file of a template.
const mostTemplate = 256 << 10

// Import reads a template from a file as a new one; a name that is there gets a number. A bad one is refused with every place.
func (s *Templates) Import(ctx context.Context, r ImportTemplateRequest) (SavedTemplate, error) {
	if len(r.Data) > mostTemplate {
		return SavedTemplate{}, fault.New(paper.NotATemplate, fault.Args{"detail": "> 256 KB"}).At("data")
	}
	t, err := paper.ReadTemplate(r.Data)
	if err != nil {
		return SavedTemplate{}, err
	}
	var out SavedTemplate
	err = s.DB.Write(ctx, func(tx *db.Tx) (err error) {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		name := t.Name
		for n := 2; ; n++ {
			there, err := db.Value[bool](ctx, tx, "SELECT EXISTS (SELECT 1 FROM templates WHERE kind = ? AND name = ?)", t.Kind, t.Name)
			if err != nil {
				return err
			}
			if !there {
				break
			}
			t.Name = fmt.Sprintf("%s %d", name, n)
		}
		if out, err = save(ctx, tx, 0, t); err != nil {
			return err
		}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}
