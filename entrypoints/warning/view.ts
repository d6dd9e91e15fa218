// What the warning knows, and which of its views is open.
import type { Answer } from '#lib/messages/messages.ts';
import type { ReportKind } from '#lib/report/report.ts';

/** What the worker says of a warning. */
export type WarningState = Answer<'warning.state'>;

/** The view that is open. */
export type View =
  | { readonly at: 'warning' }
  | { readonly at: 'answered' }
  | { readonly at: 'report'; readonly kind: ReportKind | null };
