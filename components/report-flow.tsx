// One report from its first choice to "saved", the same in the popup and on the warning page:
// form → (another subject) → (look first) → saved. Who keeps it is handed in.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Subject } from '#lib/address/subject.ts';
import { systemClock } from '#lib/base/clock.ts';
import { type Drafted, draftReport } from '#lib/report/draft.ts';
import type { ReportDraftInput } from '#lib/report/report.ts';
import { Button } from './button.tsx';
import { faultText } from './fault-text.ts';
import { useT } from './language.tsx';
import { MistakeForm } from './mistake-form.tsx';
import { Notice } from './notice.tsx';
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
  readonly save: (input: ReportDraftInput) => Promise<Saved>;
  readonly undo: (id: string) => Promise<boolean>;
  /** The state of a saved report as it is now; absent where nobody can ask. */
  readonly stateOf?: (id: string) => Promise<string | null>;
  readonly onRecipient: (() => void) | null;
  readonly frame: (step: Step) => JSX.Element;
  readonly onLeave: () => void;
}

type View =
  | { readonly at: 'form' }
  | { readonly at: 'subject' }
  | { readonly at: 'preview'; readonly drafted: Drafted }
  | { readonly at: 'saved'; readonly saved: Saved };

interface Choice {
  readonly subject: Subject | null;
  /** True when it was typed: then the page it was typed on has nothing to do with it. */
  readonly typed: boolean;
}

/** The state of one report on its way. */
function useReport(props: ReportFlowProps) {
  const t = useT();
  const [choice, setChoice] = useState<Choice>({ subject: props.subject, typed: false });
  const [values, setValues] = useState(props.values);
  const [view, setView] = useState<View>({ at: props.subject === null ? 'subject' : 'form' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<View>) => {
    setBusy(true);
    setProblem(null);
    await work().then(setView, (error) => setProblem(faultText(t, error)));
    setBusy(false);
  };
  const input = (more: Partial<ReportDraftInput> = {}): ReportDraftInput => ({
    ...props.facts,
    ...values,
    kind: values.kind ?? 'other',
    subject: choice.subject!,
    address: choice.typed ? null : props.address,
    classCode: values.classCode.trim(),
    ...more,
  });
  const choose = (subject: Subject, typed: boolean) => {
    setChoice({ subject, typed });
    setView({ at: 'form' });
  };
  return {
    subject: choice.subject,
    values,
    view,
    problem,
    busy,
    setView,
    choose,
    change: (patch: Partial<ReportValues>) => setValues({ ...values, ...patch }),
    send: (more?: Partial<ReportDraftInput>) =>
      void attempt(async () => ({ at: 'saved', saved: await props.save(input(more)) })),
    look: () => void attempt(async () => ({ at: 'preview', drafted: await draftReport(input(), systemClock) })),
    /** Takes a typed address, or says what is wrong with it. */
    take: (text: string): string | null => {
      try {
        choose(props.readTyped(text), true);
        return null;
      } catch (error) {
        return faultText(t, error);
      }
    },
  };
}

type Going = ReturnType<typeof useReport>;

/** The steps of a report. */
export function ReportFlow(props: ReportFlowProps) {
  const going = useReport(props);
  const { view, subject } = going;
  if (view.at === 'saved') return <SavedStep {...props} saved={view.saved} mistake={going.values.kind === 'mistake'} />;
  if (view.at === 'preview') return <PreviewStep {...props} going={going} drafted={view.drafted} />;
  if (view.at === 'subject' || subject === null) return <SubjectStep {...props} going={going} />;
  return <FormStep {...props} going={going} about={subject} />;
}

function FormStep(props: ReportFlowProps & { going: Going; about: Subject }) {
  const t = useT();
  const { going } = props;
  const { values, problem, busy } = going;
  const mistake = values.kind === 'mistake';
  return props.frame({
    title: t(mistake ? 'warning.mistake' : 'report.title'),
    onBack: props.onLeave,
    children: mistake ? (
      <MistakeForm problem={problem} busy={busy} onSend={(words) => going.send({ words })} />
    ) : (
      <ReportForm
        subject={props.about}
        values={values}
        full={props.facts.role === 'teacher'}
        problem={problem}
        busy={busy}
        onChange={going.change}
        onSubject={() => going.setView({ at: 'subject' })}
        onLookFirst={going.look}
        onSend={() => going.send()}
      />
    ),
  });
}

function SubjectStep(props: ReportFlowProps & { going: Going }) {
  const t = useT();
  const { going } = props;
  return props.frame({
    title: t('popup.report_other'),
    onBack: going.subject === null ? props.onLeave : () => going.setView({ at: 'form' }),
    children: (
      <>
        {props.notThisPage === null ? null : <p class="small">{props.notThisPage}</p>}
        <SubjectPicker
          offered={props.offered}
          chosen={going.subject}
          typed={props.typed}
          onTyped={going.take}
          onChoose={(chosen) => going.choose(chosen, false)}
        />
      </>
    ),
  });
}

function PreviewStep(props: ReportFlowProps & { going: Going; drafted: Drafted }) {
  const t = useT();
  const { going, drafted } = props;
  return props.frame({
    title: t('report.preview_title'),
    onBack: () => going.setView({ at: 'form' }),
    foot: (
      <Button look="primary" wide disabled={going.busy} onPress={() => going.send()}>
        {t('report.send')}
      </Button>
    ),
    children: (
      <>
        <ReportPreview report={drafted.report} removed={drafted.removed} recipient={props.recipient} />
        {going.problem === null ? null : (
          <Notice look="caution" said>
            {going.problem}
          </Notice>
        )}
      </>
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
