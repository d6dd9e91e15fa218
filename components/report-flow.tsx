// One report from its first choice to "saved", the same in the popup and on the warning page:
// form → (another subject) → (look first) → saved. Who keeps it is handed in.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Subject } from '#lib/address/subject.ts';
import type { Report, ReportDraftInput } from '#lib/report/report.ts';
import { Button } from './button.tsx';
import { faultText } from './fault-text.ts';
import { useT } from './language.tsx';
import { MistakeForm } from './mistake-form.tsx';
import { ReportForm, type ReportValues } from './report-form.tsx';
import { type Recipient, ReportPreview } from './report-preview.tsx';
import { ReportSaved } from './report-saved.tsx';
import { SubjectPicker } from './subject-picker.tsx';

export type Saved = { readonly id: string; readonly state: string; readonly why: string | null };

/** What a frame is told about the step it holds. */
export interface Step {
  readonly title: string;
  /** For "saved": what is true of it. Absent in the other steps. */
  readonly saved?: string;
  /** Null where there is no way back. */
  readonly onBack: (() => void) | null;
  /** What stays in view at the foot. */
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

export interface ReportFlowProps {
  /** What a report says that its sender does not fill in. */
  readonly facts: Pick<ReportDraftInput, 'id' | 'role' | 'language' | 'listVersion' | 'verdict'>;
  readonly subject: Subject | null;
  readonly offered: readonly Subject[];
  /** The page's own address; null when it was not the page that is reported, or when it may not be sent. */
  readonly address: string | null;
  /** A text to begin with in the field for another subject. */
  readonly typed: string;
  /** Why the page itself cannot be reported; null when it can. */
  readonly notThisPage: string | null;
  readonly values: ReportValues;
  readonly recipient: Recipient | null;
  readonly undoMs: number;
  readonly readTyped: (text: string) => Subject;
  readonly draft: (input: ReportDraftInput) => Promise<Report>;
  readonly save: (input: ReportDraftInput) => Promise<Saved>;
  readonly undo: (id: string) => Promise<boolean>;
  /** The state of a saved report as it is now; absent where nobody can ask. */
  readonly stateOf?: (id: string) => Promise<string | null>;
  readonly onRecipient: (() => void) | null;
  readonly frame: (step: Step) => ComponentChildren;
  readonly onLeave: () => void;
}

type View = { at: 'form' } | { at: 'subject' } | { at: 'preview'; report: Report } | { at: 'saved'; saved: Saved };

/** The steps of a report. */
export function ReportFlow(props: ReportFlowProps) {
  const t = useT();
  const [subject, setSubject] = useState(props.subject);
  const [byHand, setByHand] = useState(false);
  const [values, setValues] = useState(props.values);
  const [view, setView] = useState<View>({ at: props.subject === null ? 'subject' : 'form' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const mistake = values.kind === 'mistake';

  const input = (): ReportDraftInput => ({
    ...props.facts,
    kind: values.kind ?? 'other',
    subject: subject!,
    address: byHand ? null : props.address,
    words: values.words,
    where: values.where,
    excerpt: values.excerpt,
    classCode: values.classCode.trim(),
  });
  const attempt = async (work: () => Promise<View>) => {
    setBusy(true);
    setProblem(null);
    try {
      setView(await work());
    } catch (error) {
      setProblem(faultText(t, error));
    }
    setBusy(false);
  };
  const send = (more: Partial<ReportDraftInput> = {}) =>
    attempt(async () => ({ at: 'saved', saved: await props.save({ ...input(), ...more }) }));
  const look = () => attempt(async () => ({ at: 'preview', report: await props.draft(input()) }));
  const choose = (chosen: Subject, typed: boolean) => {
    setSubject(chosen);
    setByHand(typed);
    setView({ at: 'form' });
  };
  const take = (text: string) => {
    try {
      choose(props.readTyped(text), true);
      return null;
    } catch (error) {
      return faultText(t, error);
    }
  };
  const sendButton = (
    <Button look="primary" wide disabled={busy} onPress={() => void send()}>
      {t('report.send')}
    </Button>
  );

  if (view.at === 'saved') return <SavedStep {...props} saved={view.saved} mistake={mistake} />;
  if (view.at === 'preview') {
    const children = (
      <>
        <ReportPreview report={view.report} recipient={props.recipient} />
        {problem === null ? null : <p role="alert">{problem}</p>}
      </>
    );
    return props.frame({
      title: t('report.preview_title'),
      onBack: () => setView({ at: 'form' }),
      foot: sendButton,
      children,
    });
  }
  if (view.at === 'subject' || subject === null) {
    return props.frame({
      title: t('popup.report_other'),
      onBack: subject === null ? props.onLeave : () => setView({ at: 'form' }),
      children: (
        <>
          {props.notThisPage === null ? null : <p class="small">{props.notThisPage}</p>}
          <SubjectPicker
            offered={props.offered}
            chosen={subject}
            typed={props.typed}
            onTyped={take}
            onChoose={(chosen) => choose(chosen, false)}
          />
        </>
      ),
    });
  }
  return props.frame({
    title: t(mistake ? 'warning.mistake' : 'report.title'),
    onBack: props.onLeave,
    children: mistake ? (
      <MistakeForm problem={problem} busy={busy} onSend={(words) => void send({ words })} />
    ) : (
      <ReportForm
        subject={subject}
        values={values}
        full={props.facts.role === 'teacher'}
        problem={problem}
        busy={busy}
        onChange={(patch) => setValues({ ...values, ...patch })}
        onSubject={() => setView({ at: 'subject' })}
        onLookFirst={() => void look()}
        onSend={() => void send()}
      />
    ),
  });
}

const WATCH_MS = 1_500;

/** Asks for the state of a saved report until the recipient has confirmed it. */
function useSent(id: string, stateOf: ReportFlowProps['stateOf']): boolean {
  const [sent, setSent] = useState(false);
  useEffect(() => {
    if (stateOf === undefined || sent) return;
    const look = async () => {
      const state = await stateOf(id);
      setSent(state === 'acknowledged' || state === 'confirmed');
    };
    const timer = setInterval(() => void look().catch(() => clearInterval(timer)), WATCH_MS);
    return () => clearInterval(timer);
  }, [id, stateOf, sent]);
  return sent;
}

function SavedStep(props: ReportFlowProps & { saved: Saved; mistake: boolean }) {
  const t = useT();
  const { saved } = props;
  const sent = useSent(saved.id, props.stateOf);
  const noRecipient = props.recipient === null;
  return props.frame({
    title: t('report.saved_title'),
    saved: t(noRecipient ? 'report.saved_no_desk' : 'report.saved_body'),
    onBack: null,
    children: (
      <ReportSaved
        noRecipient={noRecipient}
        mistake={props.mistake}
        sent={sent}
        undoMs={props.undoMs}
        onUndo={() => props.undo(saved.id)}
        onRecipient={props.onRecipient}
        onDone={props.onLeave}
      />
    ),
  });
}
