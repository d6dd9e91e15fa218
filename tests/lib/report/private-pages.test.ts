import { describe, expect, it } from 'vitest';
import { whyNotReportable } from '#lib/report/private-pages.ts';

describe('a page', () => {
  it.each([
    [
      'browser-page',
      ['about:blank', 'chrome://extensions', 'edge://settings', 'moz-extension://a/b', 'chrome-extension://a/b'],
    ],
    [
      'browser-page',
      ['view-source:https://a.example', 'data:text/html,x', 'blob:https://a.example/b', 'javascript:1', '', 'x'],
    ],
    [
      'local',
      ['file:///home/x.html', 'http://localhost:8080/', 'http://a.localhost/', 'http://127.0.0.1/', 'http://0.0.0.0'],
    ],
    [
      'local',
      ['http://10.1.2.3', 'http://172.16.0.1', 'http://172.31.9.9', 'http://192.168.0.1', 'http://169.254.1.1'],
    ],
    [
      'local',
      ['http://100.64.0.1', 'http://224.0.0.1', 'http://0x7f.1/', 'http://2130706433/', 'http://017700000001/'],
    ],
    [
      'local',
      ['http://[::1]/', 'http://[::]/', 'http://[fe80::1]/', 'http://[fd00::1]/', 'http://[::ffff:192.168.0.1]/'],
    ],
    [
      'local',
      ['http://printer/', 'http://school.local/', 'https://wiki.corp', 'http://nas.home.arpa/', 'http://router.lan.'],
    ],
    [
      'private-page',
      ['https://mail.google.com/mail/u/0/#inbox', 'https://e.mail.ru/inbox', 'https://outlook.live.com'],
    ],
    [
      'private-page',
      [
        'https://kaspi.kz/transfers',
        'https://www.halykbank.kz',
        'https://schools.dnevnik.ru/x',
        'https://kundelik.kz.',
      ],
    ],
    [
      'private-page',
      ['https://web.telegram.org/k/#@practice__shop', 'https://web.whatsapp.com/', 'https://vk.com/im?sel=1'],
    ],
    [
      'private-page',
      ['https://www.instagram.com/direct/inbox/', 'https://discord.com/channels/@me/1', 'https://VK.com/IM'],
    ],
    [
      null,
      ['https://a.example/', 'http://a.example:8080/b', 'https://t.me/practice__shop', 'https://vk.com/impressions'],
    ],
    [
      null,
      [
        'https://instagram.com/practice__shop',
        'https://discord.com/channels/1/2',
        'https://notkaspi.kz',
        'https://mail.example',
      ],
    ],
    [
      null,
      ['http://11.0.0.1', 'http://172.32.0.1', 'http://100.128.0.1', 'http://[2001:db8::1]/', 'https://local.example'],
    ],
  ] as const)('is %s: %j', (why, addresses) => {
    for (const address of addresses) expect([address, whyNotReportable(address)]).toEqual([address, why]);
  });
});
