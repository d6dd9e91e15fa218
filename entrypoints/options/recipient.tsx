// Where reports go: looked up first, then confirmed by the name of who stands behind it. It never changes the list.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { faultText } from '#components/fault-text.ts';
import { Field } from '#components/field.tsx';
import { useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import type { Answer } from '#lib/messages/messages.ts';
import { send } from '#lib/messages/send.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { Confirm } from './confirm.tsx';

type WellKnown = Answer<'endpoint.look'>;

interface Offer {
  readonly url: string;
  readonly about: WellKnown;
}

/** Who receives reports, and the way to choose another. */
export function RecipientPart({ settings }: { settings: Settings }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  const { endpoint } = settings;
  return (
    <section class="flow__part">
      <h2>{t('options.recipient')}</h2>
      <div class="panel">
        <div class="panel__row">
          {endpoint === null ? (
            <span>{t('popup.held_no_desk')}</span>
          ) : (
            <span>
              <b>{endpoint.operator}</b>
              <small>{new URL(endpoint.url).host}</small>
            </span>
          )}
          {endpoint === null || changing ? null : (
            <Button small onPress={() => setChanging(true)}>
              {t('options.recipient_change')}
            </Button>
          )}
        </div>
        {endpoint === null || changing ? null : <Test url={endpoint.url} />}
        {endpoint === null || changing ? (
          <Choose
            hadRecipient={endpoint !== null}
            onCancel={endpoint === null ? null : () => setChanging(false)}
            onSet={() => setChanging(false)}
          />
        ) : null}
      </div>
    </section>
  );
}

function Test({ url }: { url: string }) {
  const t = useT();
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const test = () =>
    send('endpoint.look', { url }).then(
      ({ operator }) => setSaid({ ok: true, text: t('options.recipient_ok', { operator }) }),
      (error) => setSaid({ ok: false, text: faultText(t, error) }),
    );
  return (
    <div class="panel__row">
      <span role="status">{said === null ? '' : said.text}</span>
      <Button look="quiet" small icon="refresh" onPress={() => void test()}>
        {t('options.recipient_test')}
      </Button>
    </div>
  );
}

interface ChooseProps {
  readonly hadRecipient: boolean;
  readonly onCancel: (() => void) | null;
  readonly onSet: () => void;
}

/** Reports on this device that no recipient has been chosen for. */
function useHeld(): number {
  const [held, setHeld] = useState(0);
  useEffect(() => {
    void send('report.list', {}).then((rows) => setHeld(rows.filter(({ why }) => why === 'no-desk').length));
  }, []);
  return held;
}

function Choose({ hadRecipient, onCancel, onSet }: ChooseProps) {
  const t = useT();
  const [url, setUrl] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [offer, setOffer] = useState<Offer | null>(null);
  const held = useHeld();

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setWrong(null);
    await work().catch((error) => setWrong(faultText(t, error)));
    setBusy(false);
  };
  const look = (event: Event) => {
    event.preventDefault();
    void attempt(async () => setOffer({ url: url.trim(), about: await send('endpoint.look', { url: url.trim() }) }));
  };
  const set = (sendHeld: boolean) =>
    void attempt(async () => {
      await send('endpoint.set', { url: offer!.url, sendHeld });
      onSet();
    });

  if (offer !== null) {
    return (
      <div class="panel__row panel__row--wide">
        <Confirm
          about={offer.about}
          url={offer.url}
          held={held}
          hadRecipient={hadRecipient}
          busy={busy}
          onYes={set}
          onNo={() => setOffer(null)}
        />
        {wrong === null ? null : (
          <Notice look="caution" said>
            {wrong}
          </Notice>
        )}
      </div>
    );
  }
  return (
    <div class="panel__row panel__row--wide">
      <form class="options__form" onSubmit={look}>
        <Field
          label={t('options.recipient_address')}
          kind="url"
          placeholder="https://desk.example"
          wrong={wrong}
          value={url}
          onInput={setUrl}
        />
        <div class="panel__acts">
          <Button look="primary" submits disabled={busy || url.trim() === ''}>
            {t('options.recipient_look')}
          </Button>
          {onCancel === null ? null : <Button onPress={onCancel}>{t('common.cancel')}</Button>}
        </div>
      </form>
    </div>
  );
}
