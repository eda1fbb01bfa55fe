package paper

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// prototypes are the documents by their kinds.
var prototypes = map[Kind]reflect.Type{
	KindInvoice: reflect.TypeFor[Invoice](), KindReceipt: reflect.TypeFor[Receipt](), KindStatement: reflect.TypeFor[Statement](),
	KindReminder: reflect.TypeFor[Reminder](), KindDeposit: reflect.TypeFor[Deposit](), KindRefund: reflect.TypeFor[Deposit](),
	KindCredit: reflect.TypeFor[CreditNote](), KindSettlement: reflect.TypeFor[Settlement](), KindReadings: reflect.TypeFor[Readings](),
	KindCash: reflect.TypeFor[Cash](), KindLateFee: reflect.TypeFor[LateSheet](), KindEnvelope: reflect.TypeFor[Address](), KindLabel: reflect.TypeFor[Address](),
}

// KindOf says what kind a document is.
func KindOf(d Document) Kind { return d.content().kind }

// Freeze writes a document down as JSON, from which Thaw makes the very same again. Its pictures are handed to keep, which gives the
// name that stands for each.
func Freeze(d Document, keep func(picture []byte) string) (json.RawMessage, error) {
	v := reflect.New(reflect.TypeOf(d)).Elem()
	v.Set(reflect.ValueOf(d))
	pictures(v, func(data []byte) []byte {
		if len(data) == 0 {
			return nil
		}
		return []byte(keep(data))
	})
	return json.Marshal(v.Interface())
}

// Thaw makes a document again of what Freeze wrote; find gives the picture of a name.
func Thaw(kind Kind, frozen json.RawMessage, find func(name string) []byte) (Document, error) {
	t, ok := prototypes[kind]
	if !ok {
		return nil, fmt.Errorf("paper: no kind %q", kind)
	}
	v := reflect.New(t)
	if err := json.Unmarshal(frozen, v.Interface()); err != nil {
		return nil, fmt.Errorf("paper: read a frozen %s: %w", kind, err)
	}
	pictures(v.Elem(), func(name []byte) []byte {
		if len(name) == 0 {
			return nil
		}
		return find(string(name))
	})
	return v.Elem().Interface().(Document), nil
}

// pictures changes the pictures of a document: its logo, and those of its extras. Lists are copied before they change.
func pictures(doc reflect.Value, change func([]byte) []byte) {
	if logo := doc.FieldByName("Logo"); logo.IsValid() {
		logo.SetBytes(change(logo.Bytes()))
	}
	extras := doc.FieldByName("Extras")
	if !extras.IsValid() {
		return
	}
	e := extras.Addr().Interface().(*Extras)
	e.Seal.Data = change(e.Seal.Data)
	codes := make([]Picture, len(e.Codes))
	for i, c := range e.Codes {
		c.Data = change(c.Data)
		codes[i] = c
	}
	if len(codes) > 0 {
		e.Codes = codes
	}
}

// Marked gives a document with what a printing adds to it.
func Marked(d Document, change func(*Extras)) Document {
	v := reflect.New(reflect.TypeOf(d)).Elem()
	v.Set(reflect.ValueOf(d))
	if extras := v.FieldByName("Extras"); extras.IsValid() {
		change(extras.Addr().Interface().(*Extras))
	}
	return v.Interface().(Document)
}

// ExtrasOf gives what a document bears beside what it says.
func ExtrasOf(d Document) Extras {
	if e, ok := reflect.ValueOf(d).Type().FieldByName("Extras"); ok {
		return reflect.ValueOf(d).FieldByIndex(e.Index).Interface().(Extras)
	}
	return Extras{}
}

// LangOf says in which language a document speaks.
func LangOf(d Document) Lang { return wordsOf(d.about().lang).lang }
