package extract

// openings holds what editors and templates write in the larger languages of news: a line each, of a letter of phraseLetters
// and an opening in lower case, sorted by the openings. As one string it takes half of what a table does.
const openings = "" +
	`b a cura di
r a lire
s abbonati
s abone ol
s abonează-te
s abonnez-vous
s abonnieren sie
d actualitzat
d actualizada
d actualizado
d actualizat
a ad
a advertentie
a advertisement
a advertising
b af:
a affiliate
d aggiornato
t aiheet
d aktualisiert
d aktualizacja
d aktualizováno
k al suscribirte
c all rights reserved
c alle rechte vorbehalten
c alle rechten
s alleen voor abonnees
s already a subscriber
r also read
s anmelden
s anmäl dig
a annonce
a annons
a annonse
a anuncio
a anzeige
p archivbild
t argomenti
n article continues
s article réservé
r articoli correlati
r artigos relacionados
n artikel anhören
n artikel luisteren
r artikel terkait
n artikel weiterlesen
s artykuł dostępny
n ascolta l'articolo
s assine
d atualizada
d atualizado
r auch interessant
r aussi
b autor
b autor:
b autore
b autorka:
b av:
t avainsanat
r ayrıca bakınız
r baca juga
r baca lagi
r baca selengkapnya
h bagikan
r basahin din
p beeld
r bekijk ook
r berita terkait
s berlangganan
d bijgewerkt
p bild
p bild:
p bilde
p bilder
p billede
s bli abonnent
q bron
r bunu da oku
b by
k by continuing
k by signing up
k by subscribing
k by using this
r bài liên quan
m bình luận
s bültenimize
h chia sẻ
r citeste si
r citeşte şi
r citește mai mult
r citește și
s click here to
m comentar
m comentarii
m comentarios
m comentários
m comment
m commenta
m commentaires
m commenter
m commenti
m comments
h comparte
h compartilhe
h compartir
h compártelo
h condividi
s contenido exclusivo
s contenuto riservato
s conteúdo exclusivo
n continua a leggere
n continuar leyendo
n continue lendo
n continue reading
n continue to article
c copyright
p credit
p crédit
p crédit photo
p crédits
d czas czytania
n czytaj dalej
r czytaj również
r czytaj także
r czytaj też
r czytaj więcej
t címkék
d cập nhật
r das könnte dich auch interessieren
r das könnte sie auch interessieren
d data publikacji
d date
d date published
b de
h deel dit
h del:
h delen
n devamını oku
d diperbarui
d dipublikasikan
r discover more
m diskuse
h distribuie
d diterbitkan
s do you have
d doba čtení
r don't miss
b door:
s download
h drucken
s déjà abonné
b edited by
h email
t emneord
t emner
k en vous inscrivant
s enter your email
d erstellt
b escrito por
n escuchar artículo
t etichete
t etiketler
t etiquetas
t etiquetes
s exclusivo para assinantes
s exclusivo para suscriptores
s exklusiv für abonnenten
r explore more
r ezt is ajánljuk
h facebook
p file photo
t filed under
d first published
h folgen sie
h follow
h follow us
q fonte
q fonte:
s for abonnenter
s for subscribers
q forrás
n fortsett å lese
n fortsätt läsa
p fot
p foto
p foto:
p fotograf
p fotos
p fotoğraf
p fotó
d frissítve
a from our partners
q fuente
r further reading
p fénykép
h följ oss
s för prenumeranter
h følg oss
p gambar
d gepubliceerd
r gerelateerd
b geschreven door
a gesponsert
s get our
s get our newsletter
s get the
p getty images
r guarda anche
d güncelleme
d güncellendi
b haber:
c hak cipta
s have a story
r hier
a hirdetés
m hozzászólások
a iklan
r ilgili haber
r ilgili haberler
p illustration
p image
p image credit
p image source
p imagem
p imagen
p images
p immagine
h imprimer
h imprimir
r in other news
r in this article
s inscreva-se
s inscrivez-vous
b interview by
a inzerce
s iratkozz fel
s iratkozzon fel
s iscriviti
q izvor:
h jaa
h jaa artikkeli
n jatka lukemista
s jetzt abonnieren
s join
d julkaistu
r kapcsolódó
r katso myös
q kaynak
n keep reading
q kilde
t klíčová slova
m komentar
m komentari
m komentarz
m komentarze
m komentarzy
m komentáře
m kommentar
m kommentare
m kommentarer
m kommentera
m kommentieren
m kommentit
c kopírování
s kun for abonnenter
p kuva
p kuvat
q källa
k käytämme evästeitä
d laatst bijgewerkt
s langganan
b laporan
r lasi arī
r lasiet arī
d last modified
d last update
d last updated
r latest
r le puede interesar
r lea además
r lea más
r lea también
r learn more
m leave a comment
m leave a reply
d lecture :
r lee más
r lee también
r leer más
n lees dit artikel
r lees meer
r lees ook
r lees verder
d leestijd
r leggi altro
r leggi anche
r leggi di più
r leggi tutto
r leia ainda
r leia mais
r leia também
r les mer
r les også
r les også:
d lesedauer
r lesen sie auch
r lesen sie dazu
r lesen sie hier
r lesen sie mehr
d lesetid
r lesetipp
d lesezeit
r lesið einnig
r lestu meira
r lihat juga
h like us
r lire aussi
n lire l'article
n lire la suite
r lire plus
r lire également
n listen to this article
r llegeix també
r llegiu també
r loe ka
r loe veel
r lue lisää
r lue myös
r lue myös:
r lue seuraavaksi
d lukuaika
q lähde
r läs mer
r läs också
r läs även
d lästid
r læs mere
r læs også
d læsetid
a mainos
q material from
r meer over
d megjelent
h megosztás
r mehr dazu
r mehr zum thema
s meld deg på
s meld je aan
s melden sie sich
s members only
h merken
d min read
c minden jog
d mis à jour
k mit der registrierung
d modifié
r mohlo by vás zajímat
r more
r more from
r more like this
r more on
r more:
r most popular
r most read
t mots-clés
r más información
s neem een abonnement
s newsletter
q nguồn:
d ngày đăng
b nhà báo:
m no comments
s not a subscriber
r noticias relacionadas
r notícias relacionadas
k nous utilisons des cookies
s nur für abonnenten
h obserwuj
d offentliggjort
a oglas
a ogłoszenie
d okuma süresi
r olvasd el
r olvassa el
r on this page
d opdateret
d oppdatert
d opublikowano
d ostatnia aktualizacja
c our standards
r oxuyun
t oznake
a paid content
t palabras clave
t palavras-chave
b par
s para assinantes
s para suscriptores
h partager
h partilhar
r passend dazu
a patrocinado
h paylaş
b penulis:
p photo
p photo by
p photo credit
p photograph
p photos
p picture
p pictured
h podijeli
h podziel się
r pogledajte još
r polecamy
r popular
b por
d posted
b posted by
t posted in
d posted on
r potrebbe interessarti
r pour aller plus loin
k používáme cookies
r powiązane
r preberite
r preberite tudi
s prenumerera
r prečítajte si
a promoted
b propos recueillis
r pročitaj i
r pročitajte
r pročitajte i
r pročitajte još
r pročitajte više
r przeczytaj także
r przeczytaj też
s przihlaste se
d pubblicata
d pubblicato
a pubblicità
d publicada
d publicado
d publicat
d publicerad
d publicerat
a publicidad
a publicidade
a publicitate
a publicité
d publikacja
d publikováno
d publisert
d published
d publié
d publié le
r puede interesarte
d päivitetty
s předplaťte si
r přečtěte si
q quelle
q quelle:
a quảng cáo
m reacties
r read also
n read full
r read more
r read more:
r read next
r read our
r read this
d reading time
m reageer
r recommended
b redacción:
s register
a reklam
a reklama
r relacionadas
r relacionado
r related
r related:
m reply
b reported by
b reporting by
s riservato agli abbonati
s réservé aux abonnés
s réservé à nos abonnés
s s'abonner
r saiba mais
h save
t schlagworte
t schlagwörter
s schrijf je in
n scroll to continue
h sdílejte
h sdílet
r se også
r se även
r see also
h seguici
n seguir leyendo
h share
h share this
m show comments
r siehe auch
h siga
s sign in
s sign up
s sign up to
r simak juga
d sist oppdatert
r sjá einnig
r skaitykite taip pat
r skip to
m skomentuj
b skrevet af
b skrevet av
s solo para suscriptores
q source
q source:
r související
a sponsored
a sponsorisé
d stand:
t stikkord
b story by
n story continues
s subscribe
s subscribers only
h suivez-nous
t sujets
q sumber:
s support
r sur le même sujet
q sursa
s suscríbete
p symbolbild
b szerző:
h síguenos
r súvisiace
t słowa kluczowe
r table of contents
t tag:
t tagi
t tags
t tags:
r te puede gustar
r te puede interesar
h teilen
b tekst:
t temas
d tempo de leitura
d tempo di lettura
d temps de lecture
b text und fotos
b text:
b texte
s thanks for reading
c the post
n the story continues
t themen
c this article was
c this story was
t thèmes
d tiempo de lectura
s tilaa uutiskirje
s tilaajille
s tilmeld dig
d timp de citire
r tin liên quan
c toate drepturile
c todos los derechos
c todos os direitos
t topics
c tous droits réservés
t trefwoorden
r trending
c tutti i diritti
h tweet
h twitter
s tylko dla subskrybentów
b tác giả:
c tüm hakları
t từ khóa
h udostępnij
d ultimo aggiornamento
r up next
d update:
d updated
d uppdaterad
k usamos cookies
k utilizamos cookies
k utilizziamo i cookie
k używamy plików cookie
s vain tilaajille
r vedi anche
r veja mais
r veja também
b verfasst von
d veröffentlicht
r vezi și
k vi använder cookies
k vi bruger cookies
k vi bruker
m view comments
r viz také
r voir aussi
h volg ons
b von
c všechna práva
r watch
r watch:
k we use cookies
n weiterlesen
a werbung
m what do you think
h whatsapp
k wij gebruiken cookies
k wir verwenden cookies
b words by
b written by
c wszelkie prawa zastrzeżone
r xem thêm
d yayınlandı
d yayınlanma
b yazar:
m yorum
m yorumlar
r you may also like
r you might also like
d zaktualizowano
s zapisz się
s zaprenumeruj
p zdjęcie
q zdroj
r zie ook
r zobacz również
r zobacz także
r zobacz też
d zuletzt aktualisiert
r zum thema
d zveřejněno
c ©
r à lire
r à lire aussi
r à lire également
r à voir aussi
t ämnen
n écouter l'article
d última actualización
d última atualização
r čitajte
r čtěte i
r čtěte také
r čtěte též
n číst dál
r čítajte aj
s đăng ký
r đọc thêm
t štítky
q źródło
r δείτε ακόμη
r δείτε επίσης
d δημοσίευση
d δημοσιεύθηκε
d δημοσιεύτηκε
r διαβάστε ακόμα
r διαβάστε ακόμη
r διαβάστε επίσης
r διαβάστε σχετικά
a διαφήμιση
s εγγραφείτε
d ενημερώθηκε
t ετικέτες
h κοινοποίηση
q πηγή:
m σχόλια
d τελευταία ενημέρωση
p φωτο
p φωτογραφία
b автор:
b беседовал
b беседовала
r вижте още
r вижте също
d время чтения
c все права защищены
d дата публикации
q джерело
r дивіться також
s для подписчиков
r за темою
p зображення
q източник
q источник:
t ключевые слова
m коментари
m коментарі
m комментарии
m комментировать
r материалы по теме
k мы используем
d обновлено
d оновлено
d опубликовано
d опубліковано
r по теме
h поделиться
s подписаться
s подписывайтесь
s подпишитесь
h поділитися
r прочетете още
r прочитајте
d публикувано
s підписуйтесь
s підпишіться
r ранее по теме
b редактор:
a реклама
r см. также
r смотрите также
p снимка
h сподели
t тагове
t теги
t теми
t темы
s только для подписчиков
t тэги
c усі права захищені
p фото
p фотография
r читайте още
r читайте также
r читайте також
r читати також
r читать далее
r читать подробнее
r читать также
s הירשמו
n המשך לקרוא
s הצטרפו
c כל הזכויות
r לכתבות נוספות
r מאמרים נוספים
b מאת
q מקור:
r עוד בנושא
d עודכן
d פורסם ב
d פורסם:
a פרסומת
p צילום
r קראו בנוסף
r קראו גם
r קראו עוד
r ראו גם
b רפורטר
h שתף
h שתפו
d תאריך
m תגובות
t תגיות
p תצלום
d آخر تحديث
r أخبار ذات صلة
a إعلان
r إقرأ أيضا
m اترك تعليقا
n ادامه مطلب
h اشتراک گذاری
s اشترك في
a اعلان
r اقرأ أيضا
r اقرأ أيضاً
r اقرأ أيضًا
r اقرأ المزيد
r اقرأ ايضا
m التعليقات
p الصورة
b الكاتب:
t الكلمات المفتاحية
q المصدر
` +
	"t برچسب\u200cها\n" + `b بقلم
r بیشتر بخوانید
s تابعنا
s تابعونا
d تاريخ النشر
d تاریخ انتشار
a تبلیغات
m تعليقات
d تم التحديث
c جميع الحقوق محفوظة
r شاهد أيضا
r شاهد أيضاً
p صورة
r طالع أيضا
p عکس
t كلمات مفتاحية
h مشاركة
r مطالب مرتبط
q منبع
r مواضيع ذات صلة
d نشر في
d نشرت في
m نظرات
r همچنین بخوانید
r یہ بھی پڑھیں
d अपडेट
d अपडेटेड
r इसे भी पढ़ें
r और पढ़ें
m टिप्पणी
t टैग
p तस्वीर
d प्रकाशित
p फोटो
r यह भी पढ़ें
r ये भी पढ़ें
b रिपोर्ट:
b लेखक:
a विज्ञापन
h शेयर
r संबंधित खबरें
s सब्सक्राइब
q स्रोत
s हमसे जुड़ें
r हे ही वाचा
r আরও পড়ুন
r আরো পড়ুন
p ছবি
t ট্যাগ
d প্রকাশ
d প্রকাশিত
a বিজ্ঞাপন
m মন্তব্য
h শেয়ার
r மேலும் படிக்க
r మరింత చదవండి
r ข่าวที่เกี่ยวข้อง
r ข่าวเกี่ยวข้อง
m ความคิดเห็น
s ติดตาม
q ที่มา
p ภาพ:
p ภาพจาก
d อัปเดต
r อ่านข่าว
r อ่านต่อ
r อ่านเพิ่มเติม
d เผยแพร่
h แชร์
t แท็ก
a โฆษณา
p ảnh:
c ⓒ
r あわせて読みたい
r あわせて読む
r おすすめ記事
s この記事は会員
s この記事は有料
t キーワード
m コメント
h シェアする
t タグ
s 会員登録
s 会員限定
b 作者:
b 作者：
q 來源
n 全文を読む
d 公開日
t 关键字
t 关键词
r 其他新聞
p 写真
q 出典
q 出处
h 分享
h 印刷
d 发布时间
r 合わせて読みたい
p 图
p 图片
p 图片来源
p 圖
p 圖片
p 圖片來源
a 广告
a 広告
a 廣告
r 延伸閱讀
r 延伸阅读
q 情報提供
s 扫码
r 推荐阅读
r 推薦閱讀
p 撮影
b 撰文
b 文=
b 文・
b 文／
b 文＝
r 更多新聞
r 更多新闻
d 更新日
d 更新时间
d 更新時間
s 有料会員
c 未经授权
q 来源
t 标签
t 標籤
s 無料会員
c 無断転載
c 版权所有
c 版權所有
p 画像
m 留言
d 發布時間
r 相关报道
r 相关新闻
r 相关阅读
r 相關報導
r 相關新聞
r 看更多
n 続きは
r 続きを読む
b 編輯
s 訂閱
b 記者
m 評論
s 订阅
b 记者
m 评论
b 責任編輯
b 责任编辑
b 采写
r 関連ニュース
r 関連リンク
r 関連記事
n 閱讀全文
n 阅读全文
h 공유
h 공유하기
r 관련 기사
r 관련 뉴스
r 관련기사
r 관련뉴스
a 광고
s 구독
b 글=
n 기사 더보기
d 기사입력
m 댓글
d 등록
r 많이 본 뉴스
c 무단 전재
c 무단전재
p 사진
p 사진=
d 수정
d 승인
d 입력
c 저작권자
s 제보
d 최종수정
q 출처
t 태그
r 함께 보면 좋은
s 회원 전용
`
