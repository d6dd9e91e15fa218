// At least one address for each row of data/platforms.json, by the row's place in it, and what it names (null: nobody).
// Names of practice only; numbers so large that nobody has them.

/** Addresses and what the look-up of them asks first. */
export type Vectors = Readonly<Record<string, readonly (readonly [address: string, subject: string | null])[]>>;

const ID = '9999999999999';
const CHANNEL = 'UCpractice__practice__00';
const TARGET = 'https%3A%2F%2Fpractice.example%2Fa';
const FOUND = 'url:practice.example/a';

/** Telegram. Source: core.telegram.org/api/links. */
export const telegram: Vectors = {
  'short /share/url > url': [
    ['https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fpractice__a&text=x', 'tg:practice__a'],
    ['https://t.me/share/url?url=t.me/practice__a', 'tg:practice__a'],
  ],
  'short /share > url': [['https://t.me/share?url=t.me/practice__a', 'tg:practice__a']],
  'short /iv > url': [[`https://t.me/iv?url=${TARGET}&rhash=1`, FOUND]],
  'short /+{phone}': [['https://t.me/+77000000000', null]],
  'short /+{invite}': [['https://t.me/+Practice__Invite', 'tg:+Practice__Invite']],
  'short /joinchat/{invite}': [['telegram.me/joinchat/Practice__Invite', 'tg:+Practice__Invite']],
  'short /c/{number}': [
    ['https://t.me/c/1234567890/55', 'tg:c/1234567890'],
    ['https://t.me/s/c/12', 'tg:c/12'],
  ],
  'short /@{name}': [['https://t.me/@Practice__A', 'tg:practice__a']],
  'short /{name}': [
    ['https://t.me/practice__a', 'tg:practice__a'],
    ['http://www.telegram.dog:443/s/s/%73/Practice__A/12?single#x', 'tg:practice__a'],
    ['T.ME./practice__a?start=ref', 'tg:practice__a'],
    ['https://t.me/addstickers/practice', null],
    ['https://t.me/', null],
    ['https://t.me/_a', null],
    ['https://t.me/s', null],
  ],
  'short label {name}': [
    ['https://practice__a.t.me/12', 'tg:practice__a'],
    ['https://share.t.me/', null],
    ['https://a.b.t.me/', null],
  ],
  'web @{name}': [
    ['https://web.telegram.org/k/#@practice__a', 'tg:practice__a'],
    ['https://web.telegram.org/a/#@practice__a_12', 'tg:practice__a_12'],
    ['https://web.telegram.org/', null],
  ],
  'web -100{number}': [['https://web.telegram.org/a/#-1001234567890', 'tg:c/1234567890']],
  'web /im?p=@{name}': [['https://web.telegram.org/#/im?p=@practice__a', 'tg:practice__a']],
  'web ?tgaddr= > tgaddr': [
    ['https://web.telegram.org/k/#?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3Dpractice__a', 'tg:practice__a'],
  ],
  'web /?tgaddr= > tgaddr': [['https://web.telegram.org/k/#/?tgaddr=tg%3A%2F%2Fjoin%3Finvite%3DAbCdEf', 'tg:+AbCdEf']],
  'web > tgaddr': [['https://web.telegram.org/k/?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3Dpractice__a', 'tg:practice__a']],
  'tg: resolve domain={name}': [
    ['tg://resolve?domain=Practice__A&post=1', 'tg:practice__a'],
    ['tg:resolve?domain=practice__a', 'tg:practice__a'],
    ['TG://resolve/?domain=practice__a', 'tg:practice__a'],
    ['tg://resolve?phone=77000000000', null],
    ['intent://resolve?domain=practice__a#Intent;package=org.telegram.messenger;scheme=tg;end', 'tg:practice__a'],
  ],
  'tg: join invite={invite}': [['tg://join?invite=AbC_d-9', 'tg:+AbC_d-9']],
  'tg: privatepost channel={number}': [['tg://privatepost?channel=123&post=4', 'tg:c/123']],
  'tg: msg_url > url': [[`tg://msg_url?url=${TARGET}`, FOUND]],
};

/** VK. A community is `club` and its number, whatever kind it is: they share their numbers. */
export const vk: Vectors = {
  'site away /away.php > to': [
    [`https://vk.com/away.php?to=${TARGET}&cc_key=`, FOUND],
    [`https://m.vk.com/away.php?utf=1&to=${TARGET}`, FOUND],
    [`https://away.vk.com/away.php?to=${TARGET}`, FOUND],
    ['https://vk.com/away.php?to=https%3A%2F%2Ft.me%2Fpractice__a', 'tg:practice__a'],
    ['https://vk.com/away.php', null],
  ],
  'site away /away > to': [[`https://vk.ru/away?to=${TARGET}`, FOUND]],
  'site /share.php > url': [[`https://vk.com/share.php?url=${TARGET}&title=x`, FOUND]],
  'site /share > url': [[`https://vk.com/share?url=${TARGET}`, FOUND]],
  'site /login.php > to base64': [
    ['https://vk.com/login.php?u=2&to=cHJhY3RpY2VfX2E-', 'vk:practice__a'],
    ['https://vk.com/login.php?to=!', null],
  ],
  'site /login > to base64': [
    // away.php?to=https%3A%2F%2Fpractice.example%2Fa
    ['https://vk.com/login?u=2&to=YXdheS5waHA/dG89aHR0cHMlM0ElMkYlMkZwcmFjdGljZS5leGFtcGxlJTJGYQ--', FOUND],
    ['https://vk.com/login?u=2&to=YXdheS5waHA-dG89aHR0cHMlM0ElMkYlMkZwcmFjdGljZS5leGFtcGxlJTJGYQ', FOUND],
  ],
  'login > to base64': [
    ['https://login.vk.com/?act=slogin&to=aHR0cHM6Ly9wcmFjdGljZS5leGFtcGxlL2E=', FOUND],
    ['https://login.vk.com/?act=login&to=L3ByYWN0aWNlX19h', 'vk:practice__a'],
    ['https://login.vk.com/', null],
  ],
  'site short /{vkgroup}{number}': [
    [`https://vk.com/club${ID}`, `vk:club${ID}`],
    [`https://m.vk.com/public${ID}?w=wall`, `vk:club${ID}`],
    [`vk.ru/event${ID}`, `vk:club${ID}`],
    [`https://vk.me/club${ID}`, `vk:club${ID}`],
  ],
  'site short /id{number}': [
    [`https://vk.com/id${ID}`, `vk:id${ID}`],
    [`https://VK.com/ID${ID}#x`, `vk:id${ID}`],
  ],
  'site video /{vkthing}-{number}{tail}': [
    [`https://vk.com/wall-${ID}_45?reply=1`, `vk:club${ID}`],
    [`https://vk.com/photo-${ID}_45%2Falbum-${ID}_00`, `vk:club${ID}`],
    [`https://vk.com/market-${ID}`, `vk:club${ID}`],
    [`https://vk.com/topic-${ID}_45`, `vk:club${ID}`],
    [`https://vkvideo.ru/video-${ID}_45`, `vk:club${ID}`],
  ],
  'site video /{vkthing}{number}{tail}': [
    [`https://vk.com/wall${ID}_45`, `vk:id${ID}`],
    [`https://vk.com/albums${ID}`, `vk:id${ID}`],
    ['https://vk.com/wall9practice__a', 'vk:wall9practice__a'],
  ],
  'site /app{number}{tail}': [[`https://vk.com/app${ID}_-${ID}#x`, `vk:app${ID}`]],
  'site short /join/{vkcode}': [['https://vk.me/join/AJQ1practice__/x=', 'vk:join/AJQ1practice__']],
  'site /@-{number}{title}': [[`https://vk.com/@-${ID}-practice`, `vk:club${ID}`]],
  'site video /@{vkgroup}{number}{title}': [
    [`https://vkvideo.ru/@club${ID}`, `vk:club${ID}`],
    [`https://vk.com/@public${ID}-title`, `vk:club${ID}`],
  ],
  'site video /@id{number}{title}': [[`https://vkvideo.ru/@id${ID}/all`, `vk:id${ID}`]],
  'site video /@{vkname}{title}': [
    ['https://vk.com/@practice__a-some-article', 'vk:practice__a'],
    ['https://vkvideo.ru/@practice__a/lives', 'vk:practice__a'],
  ],
  'site video /video/@{vkname}': [['https://vk.com/video/@practice__a', 'vk:practice__a']],
  'site /clips/{vkname}': [['https://vk.com/clips/practice__a', 'vk:practice__a']],
  'site video /video/playlist/-{number}{tail}': [[`https://vk.com/video/playlist/-${ID}_1`, `vk:club${ID}`]],
  'video /playlist/-{number}{tail}': [[`https://vkvideo.ru/playlist/-${ID}_1`, `vk:club${ID}`]],
  'site /profile.php id={number}': [[`https://vk.com/profile.php?id=${ID}`, `vk:id${ID}`]],
  'site /widget_community.php gid={number}': [[`https://vk.com/widget_community.php?gid=${ID}&mode=1`, `vk:club${ID}`]],
  'site /im sel=-{number}': [[`https://vk.com/im?sel=-${ID}`, `vk:club${ID}`]],
  'site /im sel={number}': [
    [`https://vk.com/im?sel=${ID}`, `vk:id${ID}`],
    ['https://vk.com/im?sel=c12', null],
  ],
  'site short /{vkname}': [
    ['https://vk.com/practice__a', 'vk:practice__a'],
    ['https://m.vk.com/Practice__A?from=x', 'vk:practice__a'],
    ['http://www.vk.ru/practice__a', 'vk:practice__a'],
    ['vkontakte.ru/practice.a', 'vk:practice.a'],
    ['https://vk.me/practice__a', 'vk:practice__a'],
    ['https://vk.link/practice__a', 'vk:practice__a'],
    ['vk://vk.com/practice__a', 'vk:practice__a'],
    ['https://vk.com/feed', null],
    ['https://vk.com/al_search.php', null],
    ['https://vk.com/', null],
    ['https://dev.vk.com/practice__a', null],
  ],
  'live /{vkname}': [['https://live.vkvideo.ru/practice__a', 'vk:live/practice__a']],
  'site w={vkthing}-{number}{any}': [[`https://vk.com/feed?w=wall-${ID}_45`, `vk:club${ID}`]],
  'site w={vkthing}{number}{any}': [[`https://vk.com/feed?w=wall${ID}_45_r1`, `vk:id${ID}`]],
  'site video z={vkthing}-{number}{any}': [
    [`https://vk.com/feed?z=photo-${ID}_45%2Fwall-${ID}_1`, `vk:club${ID}`],
    [`https://vkvideo.ru/?z=video-${ID}_45`, `vk:club${ID}`],
  ],
  'site video z={vkthing}{number}{any}': [[`https://vk.com/friends?z=photo${ID}_45`, `vk:id${ID}`]],
};

/** Instagram, and Threads, where people have the names that they have there. */
export const instagram: Vectors = {
  'away > u': [
    [`https://l.instagram.com/?u=${TARGET}&e=x`, FOUND],
    [`https://l.threads.net/?u=${TARGET}`, FOUND],
    ['https://l.instagram.com/', null],
  ],
  'site /accounts/login > next': [
    ['https://www.instagram.com/accounts/login/?next=%2Fpractice__a%2F', 'ig:practice__a'],
    ['https://www.instagram.com/accounts/login/?next=/practice__a/', 'ig:practice__a'],
    ['https://www.instagram.com/accounts/login/', null],
  ],
  'site /stories/highlights': [['https://www.instagram.com/stories/highlights/123/', null]],
  'site /stories/{igname}': [['https://www.instagram.com/stories/practice__a/123/', 'ig:practice__a']],
  'site /_u/{igname}': [['https://instagram.com/_u/practice__a', 'ig:practice__a']],
  'site /reels/audio': [['https://www.instagram.com/reels/audio/123/', null]],
  'site /{igpost}/{code}': [
    ['https://www.instagram.com/p/Practice__1/?img_index=1', 'ig:p/Practice__1'],
    ['https://www.instagram.com/reel/Practice__1/', 'ig:p/Practice__1'],
    ['https://www.instagram.com/reels/Practice__1/', 'ig:p/Practice__1'],
  ],
  'site threads /@{igname}': [
    ['https://www.threads.net/@practice__a/post/x', 'ig:practice__a'],
    ['https://www.threads.com/@practice__a', 'ig:practice__a'],
    ['https://www.threads.com/practice__a', null],
  ],
  'site /{igname}': [
    ['https://www.instagram.com/Practice__A/', 'ig:practice__a'],
    ['https://instagram.com/practice.a?igsh=x', 'ig:practice.a'],
    ['instagr.am/practice__a', 'ig:practice__a'],
    ['https://m.instagram.com/practice__a/p/Practice__1/', 'ig:practice__a'],
    ['https://www.instagram.com/explore/tags/x/', null],
    ['https://www.instagram.com/direct/t/1/', null],
    ['https://www.instagram.com/', null],
    ['https://business.instagram.com/practice__a', null],
  ],
  'message /m/{igname}': [['https://ig.me/m/practice__a', 'ig:practice__a']],
  'message /{igname}': [['https://ig.me/practice__a', 'ig:practice__a']],
  'instagram: user username={igname}': [['instagram://user?username=Practice__A', 'ig:practice__a']],
};

/** TikTok. */
export const tiktok: Vectors = {
  'site /link/v2 > target': [[`https://www.tiktok.com/link/v2?aid=1&scene=bio_url&target=${TARGET}`, FOUND]],
  'site /login > redirect_url': [
    ['https://www.tiktok.com/login?redirect_url=https%3A%2F%2Fwww.tiktok.com%2F%40practice__a', 'tt:practice__a'],
  ],
  'site /@{ttname}': [
    ['https://www.tiktok.com/@Practice__A', 'tt:practice__a'],
    [`https://m.tiktok.com/@practice__a/video/${ID}?lang=ru`, 'tt:practice__a'],
    ['tiktok.com/@practice.a/live', 'tt:practice.a'],
    ['https://www.tiktok.com/%40practice__a', 'tt:practice__a'],
    ['https://www.tiktok.com/tag/practice', null],
    ['https://www.tiktok.com/foryou', null],
    ['https://ads.tiktok.com/@practice__a', null],
  ],
  'site /embed/@{ttname}': [['https://www.tiktok.com/embed/@practice__a', 'tt:practice__a']],
  'site /share/user/@{ttname}': [['https://www.tiktok.com/share/user/@practice__a', 'tt:practice__a']],
  'site /v/{number}.html': [[`https://m.tiktok.com/v/${ID}.html`, `tt:video/${ID}`]],
  'site /share/video/{number}': [[`https://www.tiktok.com/share/video/${ID}`, `tt:video/${ID}`]],
  'site /embed/v2/{number}': [[`https://www.tiktok.com/embed/v2/${ID}`, `tt:video/${ID}`]],
  'site /embed/{number}': [[`https://www.tiktok.com/embed/${ID}`, `tt:video/${ID}`]],
  'site /player/v1/{number}': [[`https://www.tiktok.com/player/v1/${ID}?loop=1`, `tt:video/${ID}`]],
  'site /t/{code}': [['https://www.tiktok.com/t/ZPractice__1/', 'tt:t/ZPractice__1']],
  'short /{code}': [
    ['https://vm.tiktok.com/ZPractice__1/', 'tt:t/ZPractice__1'],
    ['https://vt.tiktok.com/ZPractice__1', 'tt:t/ZPractice__1'],
    ['https://vm.tiktok.com/', null],
  ],
};

/** YouTube. Names of the three kinds belong to different people, so each kind stays apart. */
export const youtube: Vectors = {
  'site /redirect > q': [[`https://www.youtube.com/redirect?event=video_description&redir_token=x&q=${TARGET}`, FOUND]],
  'site /attribution_link > u': [
    ['https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3Dpractice__1', 'yt:v/practice__1'],
  ],
  'site /signin > next': [['https://www.youtube.com/signin?next=%2F%40practice__a', 'yt:practice__a']],
  'site /oembed > url': [
    ['https://www.youtube.com/oembed?url=https%3A%2F%2Fyoutu.be%2Fpractice__1', 'yt:v/practice__1'],
  ],
  'site /supported_browsers > next_url': [
    [
      'https://www.youtube.com/supported_browsers?next_url=https%3A%2F%2Fwww.youtube.com%2F%40practice__a',
      'yt:practice__a',
    ],
  ],
  'consent > continue': [
    ['https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2F%40practice__a&gl=DE', 'yt:practice__a'],
  ],
  'site /channel/{channel}': [
    [`https://www.youtube.com/channel/${CHANNEL}/videos`, `yt:channel/${CHANNEL}`],
    ['https://www.youtube.com/channel/practice', null],
  ],
  'site /c/{handle}': [['https://www.youtube.com/c/Practice__A/about', 'yt:c/practice__a']],
  'site /user/{handle}': [['https://www.youtube.com/user/Practice__A', 'yt:user/practice__a']],
  'site short /@{handle}': [
    ['https://www.youtube.com/@Practice__A', 'yt:practice__a'],
    ['https://m.youtube.com/@practice-a.b/shorts', 'yt:practice-a.b'],
    ['https://youtu.be/@practice__a', 'yt:practice__a'],
    ['https://www.youtube.com/@Дүкен', 'yt:%d0%b4%d2%af%d0%ba%d0%b5%d0%bd'],
    ['https://www.youtube.com/@%D0%B4%D2%AE%D0%BA%D0%B5%D0%BD', 'yt:%d0%b4%d2%af%d0%ba%d0%b5%d0%bd'],
  ],
  'site /watch v={video}': [
    ['https://www.youtube.com/watch?v=practice__1&t=10s', 'yt:v/practice__1'],
    ['https://music.youtube.com/watch?list=x&v=practice__1', 'yt:v/practice__1'],
    ['https://www.youtube.com/watch', null],
  ],
  'site /embed/live_stream channel={channel}': [
    [`https://www.youtube.com/embed/live_stream?channel=${CHANNEL}`, `yt:channel/${CHANNEL}`],
  ],
  'site /embed/live_stream': [['https://www.youtube.com/embed/live_stream', null]],
  'site /embed/videoseries list={list}': [
    ['https://www.youtube.com/embed/videoseries?list=PLpractice__1', 'yt:playlist/PLpractice__1'],
  ],
  'site /embed/videoseries': [['https://www.youtube.com/embed/videoseries', null]],
  'site /{ytvideo}/{video}': [
    ['https://www.youtube.com/shorts/practice__1', 'yt:v/practice__1'],
    ['https://www.youtube-nocookie.com/embed/practice__1?rel=0', 'yt:v/practice__1'],
    ['https://www.youtube.com/live/practice__1', 'yt:v/practice__1'],
    ['https://youtube.com/v/practice__1', 'yt:v/practice__1'],
  ],
  'site /playlist list={list}': [['https://www.youtube.com/playlist?list=PLpractice__1', 'yt:playlist/PLpractice__1']],
  'site /feeds channel_id={channel}': [
    [`https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`, `yt:channel/${CHANNEL}`],
  ],
  'site /{handle}': [
    ['https://www.youtube.com/practice__a', 'yt:practice__a'],
    ['https://www.youtube.com/results?search_query=x', null],
    ['https://www.youtube.com/robots.txt', null],
    ['https://www.youtube.com/', null],
    ['https://studio.youtube.com/practice__a', null],
  ],
  'short /{video}': [
    ['https://youtu.be/practice__1?si=x', 'yt:v/practice__1'],
    ['https://youtu.be/', null],
  ],
};

/** WhatsApp: a number without its marks, an invitation to a chat, a channel. */
export const whatsapp: Vectors = {
  'site /resolve > deeplink': [
    ['https://api.whatsapp.com/resolve/?deeplink=%2F77000000000%3Ftext%3Dx&not_found=0', 'wa:77000000000'],
    ['https://api.whatsapp.com/resolve?deeplink=/message/Practice__1', 'wa:message/Practice__1'],
  ],
  'short site phone={waphone}': [
    ['https://api.whatsapp.com/send?phone=77000000000&text=x', 'wa:77000000000'],
    ['https://api.whatsapp.com/send/?phone=%2B7%20(700)%20000-00-00', 'wa:77000000000'],
    ['https://web.whatsapp.com/send?phone=+77000000000', 'wa:77000000000'],
    ['https://wa.me/?phone=77000000000', 'wa:77000000000'],
    ['https://api.whatsapp.com/send?text=x', null],
  ],
  'whatsapp: send phone={waphone}': [
    ['whatsapp://send?phone=+77000000000&text=x', 'wa:77000000000'],
    ['whatsapp://send/?phone=77000000000', 'wa:77000000000'],
    ['whatsapp://send?text=x', null],
  ],
  'whatsapp: chat code={code}': [['whatsapp://chat/?code=Practice__1', 'wa:chat/Practice__1']],
  'site chat /accept code={code}': [['https://web.whatsapp.com/accept?code=Practice__1', 'wa:chat/Practice__1']],
  'short site /message/{code}': [['https://wa.me/message/Practice__1?src=qr', 'wa:message/Practice__1']],
  'short /qr/{code}': [['https://wa.me/qr/Practice__1', 'wa:qr/Practice__1']],
  'short site /channel/{code}': [
    ['https://whatsapp.com/channel/Practice__1/12', 'wa:channel/Practice__1'],
    ['https://www.whatsapp.com/channel/Practice__1', 'wa:channel/Practice__1'],
  ],
  'short /c/{waphone}': [['https://wa.me/c/77000000000', 'wa:77000000000']],
  'site /catalog/{waphone}': [['https://www.whatsapp.com/catalog/77000000000/?x=1', 'wa:77000000000']],
  'short /p/{number}/{waphone}': [[`https://wa.me/p/${ID}/77000000000`, 'wa:77000000000']],
  'site /product/{number}/{waphone}': [[`https://www.whatsapp.com/product/${ID}/77000000000`, 'wa:77000000000']],
  'short site /{waphone}': [
    ['https://wa.me/77000000000', 'wa:77000000000'],
    ['wa.me/+7(700)000-00-00?text=x', 'wa:77000000000'],
    ['https://api.whatsapp.com/77000000000', 'wa:77000000000'],
    ['https://wa.me/', null],
    ['https://faq.whatsapp.com/77000000000', null],
  ],
  'chat /invite/{code}': [['https://chat.whatsapp.com/invite/Practice__1', 'wa:chat/Practice__1']],
  'chat /{code}': [['https://chat.whatsapp.com/Practice__1?mode=x', 'wa:chat/Practice__1']],
};
