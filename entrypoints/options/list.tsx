// Which list pages are judged by: whose it is, how old, what became of the last update, and how to compare it.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { codeText } from '#components/fault-text.ts';
import { useT } from '#components/language.tsx';
import { ageWarnings, isOld } from '#components/list-age.tsx';
import { Notice } from '#components/notice.tsx';
import { dateTimeText } from '#lib/i18n/dates.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { send } from '#lib/messages/send.ts';

type ListState = Answer<'list.state'>;

/** The list in use. */
export function ListPart() {
  const t = useT();
  const [state, setState] = useState<ListState | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => void send('list.state', {}).then(setState, () => setState(null)), []);
  const refresh = async () => {
    setBusy(true);
    await send('list.refresh', {}).then(setState, () => undefined);
    setBusy(false);
  };
  return (
    <section class="flow__part">
      <h2>{t('options.list')}</h2>
      {state === null ? null : <Problems state={state} />}
      <div class="panel">
        {state === null ? (
          <div class="panel__row">{t('list.none')}</div>
        ) : (
          <>
            <div class="panel__row">
              <Age state={state} />
              <Button small disabled={busy || !state.hasRoot} onPress={() => void refresh()}>
                {t(busy ? 'list.updating' : 'list.update')}
              </Button>
            </div>
            <Fingerprint code={state.fingerprint} />
            <div class="panel__row panel__row--wide">
              <small>{t(state.hasRoot ? 'options.root_yes' : 'options.root_no')}</small>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

function Age({ state }: { state: ListState }) {
  const t = useT();
  const { publishedAt, checkedAt } = state;
  const facts = [
    t('list.entries', { count: state.entries }),
    t('options.list_from', { operator: state.operator }),
    ...(checkedAt === null ? [] : [t('list.checked_on', { date: dateTimeText(t.language, checkedAt) })]),
  ];
  return (
    <span>
      {publishedAt === null
        ? t('options.list_built_in')
        : t('list.updated_on', { date: dateTimeText(t.language, publishedAt) })}
      <small>{facts.join(' · ')}</small>
      {state.practice ? <small>{t('popup.practice_list')}</small> : null}
    </span>
  );
}

function Problems({ state }: { state: ListState }) {
  const t = useT();
  const ages = [...(isOld(state.age) ? [t('list.age', { count: state.age.days })] : []), ...ageWarnings(t, state.age)];
  if (state.problem === null && ages.length === 0) return null;
  const unreached = state.problem === 'unreachable' || state.problem === 'not-found';
  return (
    <Notice look="caution" said>
      {state.problem === null ? null : <p>{unreached ? t('list.failed') : codeText(t, state.problem)}</p>}
      {ages.map((said) => (
        <p key={said}>{said}</p>
      ))}
    </Notice>
  );
}

/** Groups of four, which people can compare by eye. */
function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

function Fingerprint({ code }: { code: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <div class="panel__row">
      <span>
        {t.parts('options.list_code', { code: grouped(code) }).map(({ name, text }) => (
          <span key={text} class={name === null ? undefined : 'options__code'}>
            {text}
          </span>
        ))}
        <small>{t('options.list_code_hint')}</small>
      </span>
      <Button look="quiet" small icon="copy" onPress={() => void copy()}>
        {t(copied ? 'common.copied' : 'common.copy')}
      </Button>
    </div>
  );
}
