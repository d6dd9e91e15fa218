// What a report is about, named as people name it.
import type { Subject } from '#lib/address/subject.ts';
import { Button } from './button.tsx';
import { useT } from './language.tsx';

const kinds = {
  host: 'subject.host',
  url: 'subject.url',
  tg: 'subject.tg',
  vk: 'subject.vk',
  ig: 'subject.ig',
  tt: 'subject.tt',
  yt: 'subject.yt',
  wa: 'subject.wa',
  onion: 'subject.onion',
} as const;

type SubjectKey = (typeof kinds)[keyof typeof kinds] | 'subject.other';

function split(subject: Subject): [kind: string, rest: string] {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}

/** The name of a subject: `@name` on Telegram, the host or the address without its scheme on the web. */
export function subjectName(subject: Subject): string {
  const [kind, rest] = split(subject);
  if (kind === 'tg') return `@${rest}`;
  return kind === 'onion' ? `${rest}.onion` : rest;
}

/** The text that says what kind of thing a subject is. */
export function subjectKindKey(subject: Subject): SubjectKey {
  const [kind] = split(subject);
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : 'subject.other';
}

/** The subject of a report, and the way to choose another. */
export function SubjectLine({ subject, onChange }: { subject: Subject; onChange: () => void }) {
  const t = useT();
  return (
    <div class="subject">
      <span class="subject__what">
        <span class="subject__name">{subjectName(subject)}</span>
        <span class="subject__kind">{t(subjectKindKey(subject))}</span>
      </span>
      <Button look="quiet" small onPress={onChange}>
        {t('common.change')}
      </Button>
    </div>
  );
}
