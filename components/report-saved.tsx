// After Send: what is true at this moment. Saved is on disk, sent is confirmed; until it leaves it can be taken back.
import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { useT } from './language.tsx';
import { Notice } from './notice.tsx';

export interface ReportSavedProps {
  /** True when nobody is chosen to receive it yet. */
  readonly noRecipient: boolean;
  readonly mistake: boolean;
  /** True once the recipient has confirmed it. */
  readonly sent: boolean;
  readonly undoMs: number;
  /** Takes it back; false when it was too late. */
  readonly onUndo: () => Promise<boolean>;
  readonly onRecipient: (() => void) | null;
  readonly onDone: () => void;
}

type Undo = 'possible' | 'over' | 'undone';

/** Seconds left of a span that began when this was first shown. */
function useSecondsLeft(spanMs: number): number {
  const [left, setLeft] = useState(Math.ceil(spanMs / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return left;
}

/** What stands where the form stood. */
export function ReportSaved(props: ReportSavedProps) {
  const t = useT();
  const left = useSecondsLeft(props.undoMs);
  const [undo, setUndo] = useState<Undo>('possible');
  const mayUndo = undo === 'possible' && !props.sent && (left > 0 || props.noRecipient);
  const press = async () => setUndo((await props.onUndo()) ? 'undone' : 'over');
  if (undo === 'undone') {
    return (
      <>
        <Notice icon="undo" said>
          {t('report.undone')}
        </Notice>
        <Button look="primary" wide onPress={props.onDone}>
          {t('common.done')}
        </Button>
      </>
    );
  }
  return (
    <>
      {props.sent ? (
        <Notice icon="check" said>
          {t('report.sent')}
        </Notice>
      ) : null}
      <p>{t(props.mistake ? 'mistake.sent' : 'report.thanks')}</p>
      {props.noRecipient && props.onRecipient !== null ? (
        <Button look="quiet" small icon="options" onPress={props.onRecipient}>
          {t('popup.choose_recipient')}
        </Button>
      ) : null}
      <div class="report-saved__acts">
        {mayUndo ? (
          <Button icon="undo" onPress={() => void press()}>
            {t('report.undo')}
          </Button>
        ) : null}
        <Button look="primary" onPress={props.onDone}>
          {t('common.done')}
        </Button>
      </div>
      {mayUndo && !props.noRecipient ? <p class="small muted num">{t('report.undo_time', { count: left })}</p> : null}
    </>
  );
}
