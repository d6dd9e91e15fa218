// Every way on which a listed page can come into a tab ends at the warning.
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { browserNames } from '#tests/kit/browser.ts';
import { startWalk, type Walk } from '#tests/kit/journey.ts';
import { t } from '#tests/kit/person.ts';
import type { Tab } from '#tests/kit/tab.ts';

const listed = 'https://practice-shop.example/catalog';
const club = 'https://t.me/practice__club/3';

// One button, which a person presses to set out.
function page(script: string, body = ''): string {
  return `<!doctype html><meta charset="utf-8"><title>page</title><body style="margin:0"><button>Go</button>${body}
<script>const go = (event) => { ${script} }; document.querySelector('button').addEventListener('click', go);</script>`;
}

const ways: Record<string, string> = {
  'location.assign': `location.assign('${listed}')`,
  'location.replace': `location.replace('${listed}')`,
  'a link': `Object.assign(document.createElement('a'), { href: '${listed}' }).click()`,
  'a form that is sent': `const form = Object.assign(document.createElement('form'), { action: '${listed}', method: 'post' }); document.body.append(form); form.submit()`,
  'meta refresh': `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=${listed}">')`,
  'a redirect of the server': `location.assign('/hop')`,
  'two redirects of servers': `location.assign('/two-hops')`,
};

const newTabs: Record<string, string> = {
  'window.open': `window.open('${listed}')`,
  'a link to a new tab': `Object.assign(document.createElement('a'), { href: '${listed}', target: '_blank', rel: 'noopener' }).click()`,
};

const sameDocument: Record<string, [from: string, script: string]> = {
  pushState: [club, `history.pushState(null, '', '/practice__shop/12')`],
  replaceState: [club, `history.replaceState(null, '', '/practice__shop/12')`],
  'the fragment': ['https://web.telegram.org/k/', `location.hash = '@practice__shop'`],
};

// The page tells its worker to lead the tab away.
const workerScript = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/answered')) event.respondWith(Response.redirect('${listed}'));
});
addEventListener('message', (event) => event.waitUntil(event.source.navigate('${listed}')));`;
const workerPage = (script: string) =>
  page(
    script,
    `<p></p><script>navigator.serviceWorker.register('/worker.js');
const ready = () => { document.querySelector('p').textContent = 'worker ready'; };
navigator.serviceWorker.controller ? ready() : navigator.serviceWorker.addEventListener('controllerchange', ready);</script>`,
  );
const byWorker: Record<string, string> = {
  'an answer of its worker': `location.assign('/answered')`,
  'a navigation that its worker starts': `navigator.serviceWorker.controller.postMessage('go')`,
};

describe.each(browserNames)('in %s', (name) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(name, inject('prepared'));
    walk.site.put('drawing.example/hop', { body: '', status: 302, headers: { location: listed } });
    walk.site.put('drawing.example/two-hops', {
      body: '',
      status: 301,
      headers: { location: 'http://news-en.example/hop' },
    });
    walk.site.put('news-en.example/hop', { body: '', status: 302, headers: { location: listed } });
    walk.site.put('drawing.example/worker.js', { body: workerScript, contentType: 'text/javascript' });
  });
  afterAll(() => walk.stop());

  async function setOut(address: string, body: string): Promise<Tab> {
    walk.site.put(address, body);
    const tab = await walk.browser.newTab();
    await tab.goto(address);
    return tab;
  }

  async function meetsWarning(tab: Tab): Promise<void> {
    await tab.waitForAddress('warning.html');
    await tab.waitForText(t('warning.sale_title'));
    await tab.close();
  }

  test.each(Object.entries(ways))('%s', async (_way, script) => {
    const tab = await setOut('https://drawing.example/from', page(script));
    await tab.clickNamed('Go');
    await meetsWarning(tab);
  });

  test.each(Object.entries(newTabs))('%s', async (_way, script) => {
    const tab = await setOut('https://drawing.example/from', page(script));
    await meetsWarning(await walk.browser.nextTab(() => tab.clickNamed('Go')));
    await tab.close();
  });

  test.each(Object.entries(sameDocument))(
    '%s leads to a listed channel in the same document',
    async (_way, [from, script]) => {
      const tab = await setOut(from, page(script));
      await tab.clickNamed('Go');
      await meetsWarning(tab);
    },
  );

  test.each(Object.entries(byWorker))('%s', async (_way, script) => {
    const tab = await setOut('https://drawing.example/worked', workerPage(script));
    await tab.waitForText('worker ready');
    await tab.clickNamed('Go');
    await meetsWarning(tab);
  });

  test('a listed page in a frame is stopped once the frame fills the view', async () => {
    const frame = `<p></p><iframe src="${listed}" width="300" height="200"></iframe>`;
    const loaded = `<script>document.querySelector('iframe').onload = () => { document.querySelector('p').textContent = 'frame there'; };</script>`;
    const grow = `Object.assign(document.querySelector('iframe'), { width: innerWidth, height: innerHeight * 0.8 })`;
    const tab = await setOut('https://drawing.example/frame', page(grow, frame + loaded));
    await tab.waitForText('frame there');
    await tab.clickNamed('Go');
    await meetsWarning(tab);
  });
});
