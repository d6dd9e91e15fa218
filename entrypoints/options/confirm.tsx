// Before reports go somewhere: who that is, in their own name, and what becomes of those that wait here.
import { useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { useT } from '#components/language.tsx';
import type { Answer } from '#lib/messages/messages.ts';

export interface ConfirmProps {
  readonly about: Answer<'endpoint.look'>;
  readonly url: string;
  /** Reports that wait for a recipient. */
  readonly held: number;
  readonly hadRecipient: boolean;
  readonly busy: boolean;
  readonly onYes: (sendHeld: boolean) => void;
  readonly onNo: () => void;
}

function hostOf(url: string): string {
  const whole = /^[a-z]+:\/\//i.test(url) ? url : `https://${url}`;
  return URL.canParse(whole) ? new URL(whole).host : url;
}

/** Asks whether reports shall go to this operator. */
export function Confirm({ about, url, held, hadRecipient, busy, onYes, onNo }: ConfirmProps) {
  const t = useT();
  const [sendHeld, setSendHeld] = useState(true);
  return (
    <div class="options__form appears" role="status">
      <p class="options__ask">
        {t.parts('options.recipient_confirm', { operator: about.operator }).map(({ name, text }) => (
          <span key={text} class={name === null ? undefined : 'strong'}>
            {text}
          </span>
        ))}
      </p>
      <p class="small muted">
        {about.name} · {hostOf(url)}
        <br />
        {t('options.recipient_privacy')}: {about.privacy}
      </p>
      {held === 0 ? null : (
        <div>
          <p class="small">{t('options.recipient_held', { count: held })}</p>
          <label class="options__check">
            <input type="checkbox" checked={sendHeld} onChange={(event) => setSendHeld(event.currentTarget.checked)} />
            {t('options.recipient_held_send')}
          </label>
        </div>
      )}
      {hadRecipient ? <p class="small muted">{t('options.recipient_queue')}</p> : null}
      <div class="panel__acts">
        <Button look="primary" disabled={busy} onPress={() => onYes(sendHeld && held > 0)}>
          {t('options.recipient_yes')}
        </Button>
        <Button onPress={onNo}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}
