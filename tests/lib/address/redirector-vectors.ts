// At least one address for each row of redirectors in data/platforms.json, and what it carries.
import type { Vectors } from './platform-vectors.ts';

const TARGET = 'https%3A%2F%2Fpractice.example%2Fa';
const FOUND = 'url:practice.example/a';
const ARCHIVE = ['web', 'archive.org'].join('.');

/** Services that carry another address in theirs. Null: an ordinary address, without one in it. */
export const redirectors: Vectors = {
  'google /url > q': [
    [`https://www.google.com/url?sa=t&q=${TARGET}&usg=x`, FOUND],
    ['https://google.kz/url?q=http://practice.example/a', FOUND],
    ['https://www.google.co.uk/url?q=https://t.me/practice__a', 'tg:practice__a'],
    ['https://www.google.com/url?q=practice', null],
    ['https://www.google.com/search?q=practice.example', null],
  ],
  'google /url > url': [[`https://www.google.by/url?sa=t&url=${TARGET}`, FOUND]],
  'google /imgres > imgrefurl': [[`https://www.google.com/imgres?imgurl=x&imgrefurl=${TARGET}`, FOUND]],
  'google /search > q cache': [
    ['https://www.google.com/search?q=cache:practice.example/a+some+words', FOUND],
    ['https://www.google.com/search?q=cache:Practice__12:https://practice.example/a', FOUND],
  ],
  'google /amp/s > /': [['https://www.google.com/amp/s/practice.example/a', FOUND]],
  'google /amp > /': [['https://www.google.kz/amp/practice.example/a', FOUND]],
  'google /aclk > adurl': [[`https://www.google.com/aclk?sa=l&adurl=${TARGET}`, FOUND]],
  'google /translate > u': [[`https://www.google.com/translate?u=${TARGET}`, FOUND]],
  'consent > continue': [
    ['https://consent.google.com/ml?continue=https://www.google.com/url?q%3Dhttps://practice.example/a', FOUND],
  ],
  'ad /pagead/aclk > adurl': [[`https://www.googleadservices.com/pagead/aclk?sa=L&adurl=${TARGET}`, FOUND]],
  'translate /translate > u': [[`https://translate.google.com/translate?hl=ru&sl=en&u=${TARGET}`, FOUND]],
  'translate /website > u': [[`https://translate.google.kz/website?sl=auto&u=${TARGET}`, FOUND]],
  'translate > u': [
    [`https://translate.google.com/?sl=en&u=${TARGET}`, FOUND],
    ['https://translate.google.com/?text=practice.example', null],
  ],
  'goog label {sub} > . hyphens': [
    ['https://practice-example.translate.goog/a?_x_tr_sl=en', `${FOUND}?_x_tr_sl=en`],
    ['https://practice--shop-example.translate.goog/', 'host:practice-shop.example'],
  ],
  'amp /c/s label {sub} > /': [
    ['https://practice-example.cdn.ampproject.org/c/s/practice.example/a?x=1', `${FOUND}?x=1`],
  ],
  'amp /c label {sub} > /': [['https://practice-example.cdn.ampproject.org/c/practice.example/a', FOUND]],
  'amp /v/s label {sub} > /': [['https://practice-example.cdn.ampproject.org/v/s/practice.example/a', FOUND]],
  'amp /v label {sub} > /': [['https://practice-example.cdn.ampproject.org/v/practice.example/a', FOUND]],
  'amp /i/s label {sub} > /': [['https://practice-example.cdn.ampproject.org/i/s/practice.example/a', FOUND]],
  'amp /i label {sub} > /': [['https://practice-example.cdn.ampproject.org/i/practice.example/a', FOUND]],
  'cache /search > q cache': [
    ['https://webcache.googleusercontent.com/search?q=cache:Practice__12:practice.example/a+words&cd=1', FOUND],
  ],
  'light > u': [[`https://googleweblight.com/i?u=${TARGET}`, FOUND]],
  'light > lite_url': [[`https://googleweblight.com/?lite_url=${TARGET}`, FOUND]],
  'docs /viewer > url': [[`https://docs.google.com/viewer?url=${TARGET}&embedded=true`, FOUND]],
  'docs /gview > url': [[`https://docs.google.com/gview?url=${TARGET}`, FOUND]],
  'docs /viewerng/viewer > url': [[`https://docs.google.com/viewerng/viewer?url=${TARGET}`, FOUND]],
  'office /op > src': [[`https://view.officeapps.live.com/op/view.aspx?src=${TARGET}`, FOUND]],
  'yandex /turbo > text': [[`https://yandex.kz/turbo?text=${TARGET}`, FOUND]],
  'yandex /turbo/{host}/s > /': [['https://yandex.by/turbo/practice.example/s/a', FOUND]],
  'yandex /safety > url': [[`https://yandex.by/safety/?url=${TARGET}`, FOUND]],
  'yandex /clck/jsredir > url': [[`https://yandex.kz/clck/jsredir?from=x&url=${TARGET}`, FOUND]],
  'yandexTranslate > url': [[`https://translate.yandex.kz/translate?url=${TARGET}&lang=en-ru`, FOUND]],
  'turbo /turbo/{host}/s label {sub} > /': [
    ['https://practice-example.turbopages.org/turbo/practice.example/s/a', FOUND],
  ],
  'turbo /{host}/s label {sub} > /': [['https://practice-example.turbopages.org/practice.example/s/a', FOUND]],
  'yandexCache > url': [[`https://yandexwebcache.net/yandbtm?fmode=inject&url=${TARGET}`, FOUND]],
  'bing /ck/a > u a1-base64': [
    ['https://www.bing.kz/ck/a?p=x&u=a1aHR0cHM6Ly9wcmFjdGljZS5leGFtcGxlL2E&ntb=1', FOUND],
    ['https://www.bing.kz/ck/a?p=x&u=b1aHR0', null],
  ],
  'web > a': [[`https://www.translatetheweb.com/?from=en&to=ru&a=${TARGET}`, FOUND]],
  'duck /l > uddg': [[`https://duckduckgo.kz/l/?uddg=${TARGET}&rut=x`, FOUND]],
  'archive /web/{stamp} label {sub} > /': [
    [`https://${ARCHIVE}/web/20200101000000/https://practice.example/a`, FOUND],
    [`https://${ARCHIVE}/web/2020id_/http://practice.example/a?x=1`, `${FOUND}?x=1`],
    [`https://${ARCHIVE}/web/2020*/practice.example/a`, FOUND],
  ],
  'archive /web label {sub} > /': [
    [`https://${ARCHIVE}/web/https://practice.example/a`, FOUND],
    [`https://${ARCHIVE}/`, null],
  ],
  'archive /save label {sub} > /': [[`https://${ARCHIVE}/save/https://practice.example/a`, FOUND]],
  'archive /wayback/available label {sub} > url': [
    ['https://archive.org/wayback/available?url=practice.example/a', FOUND],
  ],
  'today /newest > /': [['https://archive.ph/newest/https://practice.example/a', FOUND]],
  'today /oldest > /': [['https://archive.ph/oldest/https://practice.example/a', FOUND]],
  'today /{stamp} > /': [['https://archive.is/20200101000000/https://practice.example/a', FOUND]],
  'today /o/{code} > /': [['https://archive.ph/o/Pract/https://practice.example/a', FOUND]],
  'today > url': [[`https://archive.today/?run=1&url=${TARGET}`, FOUND]],
  'today > /': [
    ['https://archive.ph/https://practice.example/a', FOUND],
    ['https://archive.ph/https%3A%2F%2Fpractice.example%2Fa', FOUND],
    ['https://archive.ph/Pract', null],
  ],
  'arquivo /wayback/{stamp} > /': [['https://arquivo.pt/wayback/20200101000000/https://practice.example/a', FOUND]],
  'face /l.php > u': [
    [`https://l.facebook.com/l.php?u=${TARGET}&h=x`, FOUND],
    [`https://l.messenger.com/l.php?u=${TARGET}`, FOUND],
  ],
  'facebook /l.php > u': [[`https://www.facebook.com/l.php?u=${TARGET}`, FOUND]],
  'facebook /flx/warn > u': [[`https://www.facebook.com/flx/warn/?u=${TARGET}`, FOUND]],
  'facebook /sharer > u': [[`https://www.facebook.com/sharer/sharer.php?u=${TARGET}`, FOUND]],
  'facebook /sharer.php > u': [[`https://m.facebook.com/sharer.php?u=${TARGET}`, FOUND]],
  'facebook /login > next': [
    [`https://www.facebook.com/login/?next=%2Fl.php%3Fu%3D${TARGET}`, FOUND],
    ['https://www.facebook.com/login/?next=practice', null],
  ],
  'facebook /login.php > next': [[`https://m.facebook.com/login.php?next=${TARGET}`, FOUND]],
  'ok /dk > st.link': [[`https://ok.ru/dk?cmd=logExternal&st.link=${TARGET}`, FOUND]],
  'ok /dk > st.rfn': [[`https://ok.ru/dk?st.cmd=outLinkWarning&st.rfn=${TARGET}`, FOUND]],
  'ok /offer > url': [
    [`https://ok.ru/offer?url=${TARGET}`, FOUND],
    ['https://ok.ru/practice', null],
  ],
  'twitter /intent/tweet > url': [[`https://twitter.com/intent/tweet?text=x&url=${TARGET}`, FOUND]],
  'twitter /share > url': [[`https://x.com/share?url=${TARGET}`, FOUND]],
  'linkedin /redir/redirect > url': [[`https://www.linkedin.com/redir/redirect?url=${TARGET}`, FOUND]],
  'linkedin /safety/go > url': [[`https://www.linkedin.com/safety/go?url=${TARGET}`, FOUND]],
  'reddit > url': [[`https://out.reddit.com/t3_x?url=${TARGET}&token=x`, FOUND]],
  'tumblr /redirect > z': [[`https://t.umblr.com/redirect?z=${TARGET}&t=x`, FOUND]],
  'steam /linkfilter > u': [[`https://steamcommunity.com/linkfilter/?u=${TARGET}`, FOUND]],
  'steam /linkfilter > url': [[`https://steamcommunity.com/linkfilter/?url=${TARGET}`, FOUND]],
  'art /users/outgoing > ?': [['https://www.deviantart.com/users/outgoing?https://practice.example/a', FOUND]],
  'disqus /url > url': [[`https://disq.us/url?url=${TARGET}`, FOUND]],
  'sound > url': [[`https://exit.sc/?url=${TARGET}`, FOUND]],
  'slack /link > url': [[`https://slack-redir.net/link?url=${TARGET}`, FOUND]],
  'bare > ?': [
    ['https://href.li/?https://practice.example/a', FOUND],
    ['http://anonym.to/?http://practice.example/a', FOUND],
    ['http://anonym.to/', null],
  ],
  'safe label {sub} > url': [[`https://eur01.safelinks.protection.outlook.com/?url=${TARGET}&data=x`, FOUND]],
  'defense /v3 > / underscores': [['https://urldefense.com/v3/__https://practice.example/a__;!!x!y$', FOUND]],
  'defense /v2/url > u dashes': [
    ['https://urldefense.proofpoint.com/v2/url?u=https-3A__practice.example_a&d=x', FOUND],
  ],
  'reader > /': [['https://12ft.io/https://practice.example/a', FOUND]],
  'clck /-- > url': [[`https://clck.ru/--?url=${TARGET}`, FOUND]],
  'check /check > uri': [[`https://validator.w3.org/check?uri=${TARGET}`, FOUND]],
  'check /nu > doc': [[`https://validator.w3.org/nu/?doc=${TARGET}`, FOUND]],
  'onelink label {sub} > af_web_dp': [[`https://practice.onelink.me/x?af_web_dp=${TARGET}`, FOUND]],
  'onelink label {sub} > deep_link_value': [
    ['https://practice.onelink.me/x?deep_link_value=tg%3A%2F%2Fresolve%3Fdomain%3Dpractice__a', 'tg:practice__a'],
  ],
};
