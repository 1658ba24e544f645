package coreference_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/coreference"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
)

const ecbPlus = `<?xml version="1.0"?>
<Document doc_name="3_1ecb.xml" doc_id="x">
<token t_id="1" sentence="0" number="0">Gunmen</token>
<token t_id="2" sentence="0" number="1">opened</token>
<token t_id="3" sentence="0" number="2">fire</token>
<token t_id="4" sentence="1" number="0">The</token>
<token t_id="5" sentence="1" number="1">raid &amp; flight</token>
<Markables>
<ACTION_OCCURRENCE m_id="11"><token_anchor t_id="2"/><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<NEG_ACTION_OCCURRENCE m_id="12"><token_anchor t_id="5"/></NEG_ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="13"><token_anchor t_id="1"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="20" RELATED_TO="" TAG_DESCRIPTOR="t3_raid" instance_id="ACT1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="11"/><target m_id="20"/></CROSS_DOC_COREF>
</Relations>
</Document>`

const meantime = `<?xml version="1.0"?><Document doc_id="7" doc_name="7_Raid" lang="en">
<token number="0" sentence="0" t_id="1">They</token><token number="1" sentence="0" t_id="2">fired</token>
<Markables>
<EVENT_MENTION m_id="1" pred="fire"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT TAG_DESCRIPTOR="raid" class="OTHER" instance_id="ACT1" m_id="9"/>
<TIMEX3 functionInDocument="CREATION_TIME" m_id="4" type="DATE" value="2008-03-01"/>
</Markables>
<Relations>
<HAS_PARTICIPANT r_id="5" sem_role="Arg0"><source m_id="1"/><target m_id="4"/></HAS_PARTICIPANT>
<REFERS_TO r_id="6"><source m_id="1"/><target m_id="9"/></REFERS_TO>
</Relations>
</Document>`

// corpus writes files into a folder.
func corpus(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestReadCoreferenceXML(t *testing.T) {
	docs, err := coreference.Read(corpus(t, map[string]string{"3/3_1ecb.xml": ecbPlus, "3/7.xml": meantime}))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Topic != "3" || docs[0].Doc.Text.String() != "Gunmen opened fire\nThe raid_&_flight\n" || docs[1].Doc.Published != "2008-03-01" {
		t.Fatalf("%+v", docs)
	}
	if diff := cmp.Diff([]int{1, 2}, docs[0].Gold[0].Tokens); diff != "" {
		t.Error(diff)
	}
	if a, b := docs[0].Gold[0].Chain, docs[1].Gold[0].Chain; a != "ACT1" || b != "ACT1" {
		t.Errorf("chains %q and %q, want ACT1", a, b)
	}
	if c := docs[0].Gold[1].Chain; !strings.HasSuffix(c, "#12") {
		t.Errorf("a mention without an instance is in %q, want an event of its own", c)
	}
}

func TestReadCoreferenceSentences(t *testing.T) {
	docs, err := coreference.Read(corpus(t, map[string]string{
		"3/3_1ecb.xml": ecbPlus, "ECBplus_coreference_sentences.csv": "Topic,File,Sentence Number\n3,1ecb,1\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs[0].Gold) != 1 || docs[0].Gold[0].Tokens[0] != 4 {
		t.Errorf("gold %+v, want that of sentence 1 alone", docs[0].Gold)
	}
}

const wordList = "\n3_1ecb\t0\t0\tGunmen\t-\n3_1ecb\t0\t1\tfired\tACT1\n\n3_1ecb\t2\t0\tThey\t-\n3_1ecb\t2\t1\tran\tX\n3_2ecb\t0\t0\tShots\tACT1\n"

func TestReadCoreferenceLists(t *testing.T) {
	dir := corpus(t, map[string]string{
		"A_corpus.txt": wordList,
		"A_Event_gold_mentions.json": `[{"coref_chain":"ACT1","doc_id":"3_1ecb","sent_id":0,"tokens_number":[1],"tokens_str":"fired"},
			{"coref_chain":"UNK","doc_id":"3_1ecb","sent_id":2,"tokens_number":[1]}, {"coref_chain":"ACT1","doc_id":"3_2ecb","sent_id":0,"tokens_number":[0]}]`,
	})
	docs, err := coreference.Read(filepath.Join(dir, "A_Event_gold_mentions.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Topic != "3" || len(docs[0].Doc.Sentences) != 2 || docs[0].Gold[1].Tokens[0] != 3 || docs[0].Gold[0].Chain != docs[1].Gold[0].Chain {
		t.Errorf("%+v", docs)
	}
}

func TestReadCoreferenceErrors(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"nothing":        {"a.md": "x"},
		"no tokens":      {"a.xml": "<Document><Markables/></Document>"},
		"broken XML":     {"a.xml": "<Document><token t_id='1' sentence='0'>a</tok"},
		"no words":       {"A_Event_gold_mentions.json": "[]"},
		"no JSON":        {"A_Event_gold_mentions.json": "{", "A_corpus.txt": wordList},
		"other document": {"A_Event_gold_mentions.json": `[{"coref_chain":"A","doc_id":"9","sent_id":0,"tokens_number":[0]}]`, "A_corpus.txt": wordList},
		"other word":     {"A_Event_gold_mentions.json": `[{"coref_chain":"A","doc_id":"3_1ecb","sent_id":1,"tokens_number":[0]}]`, "A_corpus.txt": wordList},
		"no numbers":     {"A_Event_gold_mentions.json": `[]`, "A_corpus.txt": "a\tb\tc\td\n"},
		"too few fields": {"A_Event_gold_mentions.json": `[]`, "A_corpus.txt": "a\tb\n"},
	} {
		docs, err := coreference.Read(corpus(t, files))
		if err == nil || !errors.Is(err, reportedly.ErrInvalid) && !errors.Is(err, reportedly.ErrNotFound) && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v, %v", name, docs, err)
		}
	}
}

// TestCoreference scores a reader that takes every mention for one event of its
// topic, and one that knows the answer.
func TestCoreference(t *testing.T) {
	dir := corpus(t, map[string]string{"3/3_1ecb.xml": ecbPlus, "3/7.xml": meantime})
	run := func(cluster func(i int) int) *score.Scores {
		t.Helper()
		docs, err := coreference.Read(dir)
		if err != nil {
			t.Fatal(err)
		}
		s, err := coreference.Score(context.Background(), []string{dir}, docs, coreference.Reader{
			Annotate: func(_ context.Context, d *ling.Document) error {
				for i := range d.Tokens {
					d.Tokens[i].Lemma = d.Lower(i)
				}
				return nil
			},
			Own: func(d *ling.Document) []int { return []int{0, 1} },
			Cluster: func(_ context.Context, _ []*ling.Document, mentions []coreference.MentionHead, _ func(i, k int) bool) ([]int, error) {
				out := make([]int, len(mentions))
				for i := range out {
					out[i] = cluster(i)
				}
				return out, nil
			},
		}, score.Resampling{Times: 100, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	check := func(s *score.Scores, metric string, want float64) {
		t.Helper()
		if got, ok := s.Metric(metric); !ok || got != want {
			t.Errorf("%s = %v %v, want %v", metric, got, ok, want)
		}
	}
	all := run(func(int) int { return 0 })
	check(all, "gold.topics.muc.p", 0.5)
	check(all, "gold.topics.muc.r", 1)
	check(all, "gold.b3.p", 0.5556)
	// {1 2 3} with {1 3} of {1 3} {2}: 2·2/5, of one set read and two of the gold's.
	check(all, "gold.ceafe.p", 0.8)
	check(all, "gold.ceafe.r", 0.4)
	check(all, "own.mentions.tp", 2)
	check(all, "own.mentions.fp", 2)
	right := run(func(i int) int { return i % 2 })
	check(right, "gold.topics.conll.f1", 1)
	check(right, "gold.topics.conll.ci95.low", 1)
}

func FuzzDecodeCAT(f *testing.F) {
	f.Add([]byte(ecbPlus))
	f.Add([]byte(meantime))
	f.Fuzz(func(t *testing.T, content []byte) {
		d, err := coreference.DecodeCAT("a/b.xml", content)
		if err != nil {
			return
		}
		for _, m := range d.Gold {
			for _, k := range m.Tokens {
				if k < 0 || k >= len(d.Doc.Tokens) {
					t.Fatalf("token %d of %d", k, len(d.Doc.Tokens))
				}
			}
		}
	})
}

func FuzzDecodeMentionLists(f *testing.F) {
	f.Add([]byte(`[{"coref_chain":"A","doc_id":"3_1ecb","sent_id":0,"tokens_number":[1]}]`), []byte(wordList))
	f.Fuzz(func(t *testing.T, mentions, words []byte) {
		docs, err := coreference.DecodeMentionLists("m", mentions, "w", words)
		if err != nil {
			return
		}
		for _, d := range docs {
			for _, m := range d.Gold {
				_ = d.Doc.Form(m.Tokens[len(m.Tokens)-1])
			}
		}
	})
}
