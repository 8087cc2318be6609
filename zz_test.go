package broadsheet
import ("testing";"os";"path/filepath";"compress/gzip";"io";"bytes";"strings";"time";"fmt";"syscall";"github.com/broadsheet-go/broadsheet/internal/xmlscan")
func zcpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(syscall.RUSAGE_SELF,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func TestZZ(t *testing.T){
 fs,_:=filepath.Glob("/work/shared/corpus/feeds/*.gz")
 var docs [][]byte; var names []string
 n:=0
 for _,f:=range fs { if strings.Contains(f,"json"){continue}; g,_:=os.Open(f); z,_:=gzip.NewReader(g); b,_:=io.ReadAll(z); docs=append(docs,b); n+=len(b); names=append(names,f) }
 run:=func(name string, f func([]byte)){
  best:=time.Duration(0)
  for i:=0;i<7;i++{ c:=zcpu(); for k:=0;k<3;k++ { for _,d:=range docs{f(d)} }; d:=(zcpu()-c)/3; if best==0||d<best{best=d} }
  fmt.Printf("%s %.1f MB/s\n",name,float64(n)/1e6/best.Seconds())
 }
 tok:=0
 run("scan",func(b []byte){ s:=xmlscan.New(bytes.NewReader(b),xmlscan.Options{Space:spaceNumber,Prefix:commonPrefix}); for s.Next()!=xmlscan.EOF {tok++} })
 fmt.Println("tokens per pass",tok/21, "bytes",n)
 p:=&Parser{RawContent:true}
 run("input",func(b []byte){ rd:=p.reader(bytes.NewReader(b),Source{},feedFormat,1<<30); io.Copy(io.Discard, struct{io.Reader}{rd.doc.in}) })
 run("raw",func(b []byte){ p.ParseFeed(bytes.NewReader(b),Source{}) })
 q:=&Parser{RawContent:true,KeepURLs:true}
 run("raw keepurls",func(b []byte){ q.ParseFeed(bytes.NewReader(b),Source{}) })
 for i,d:=range docs { one:=docs; docs=[][]byte{d}; nn:=n; n=len(d); if n>60000 {run(filepath.Base(names[i])+fmt.Sprint(" ",n),func(b []byte){ p.ParseFeed(bytes.NewReader(b),Source{}) })}; docs=one;n=nn }
}
