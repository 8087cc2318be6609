package compare
import ("testing";"syscall";"time";"fmt";"bytes";"runtime";"github.com/broadsheet-go/broadsheet";"github.com/mmcdole/gofeed";"os";"strings")
func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(syscall.RUSAGE_SELF,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func TestCPU(t *testing.T){
 which:=os.Getenv("WHICH")
 if which=="" {t.Skip()}
 sets:=map[string][]document{"real":realFeeds(t)}
 if strings.Contains(which,"big") { sets["big"]=[]document{{"big",bigFeed(t,20<<20)}} }
 raw := &broadsheet.Parser{RawContent: true}
 fs:=map[string]func([]byte){
  "clean":func(b []byte){broadsheet.ParseFeed(bytes.NewReader(b),broadsheet.Source{})},
  "raw":func(b []byte){raw.ParseFeed(bytes.NewReader(b),broadsheet.Source{})},
  "gofeed":func(b []byte){gofeed.NewParser().Parse(bytes.NewReader(b))},
 }
 for set,docs:=range sets {
  n:=0; for _,d:=range docs {n+=len(d.data)}
  best:=map[string]time.Duration{}
  reps:=map[string]int{"clean":4,"raw":6,"gofeed":1}
  if set=="big" {reps=map[string]int{"clean":1,"raw":1,"gofeed":1}}
  for round:=0;round<5;round++ {
   for _,k:=range []string{"gofeed","raw","clean"} {
    if k=="gofeed" && set=="big" && round>1 {continue}
    runtime.GC()
    c:=cpu()
    for i:=0;i<reps[k];i++ { for _,d:=range docs {fs[k](d.data)} }
    d:=(cpu()-c)/time.Duration(reps[k])
    if best[k]==0||d<best[k]{best[k]=d}
   }
  }
  for _,k:=range []string{"gofeed","raw","clean"} { fmt.Printf("%s %-7s %8.1f MB/s  %.1fx\n",set,k,float64(n)/1e6/best[k].Seconds(),float64(best["gofeed"])/float64(best[k])) }
 }
}
