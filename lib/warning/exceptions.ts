// "Go on" means: this subject, one hour. Nothing wider, nothing longer, and a person can end it.
import * as z from 'zod/mini';
import { type Subject, subjectSchema } from '#lib/address/subject.ts';

/** How long one "go on" holds. */
export const EXCEPTION_MS = 3_600_000;

/** A subject a person chose to go on to; `until` in milliseconds since the epoch. */
export const exceptionSchema = z.object({ subject: subjectSchema, until: z.number() });
export type Exception = z.infer<typeof exceptionSchema>;

/** Those that still hold. One that would end later than an hour from now was made under another clock, and has ended too. */
export function holding(exceptions: readonly Exception[], now: number): Exception[] {
  return exceptions.filter(({ until }) => now < until && until <= now + EXCEPTION_MS);
}

/** When the exception of one of these subjects ends; null if none holds. */
export function exceptedUntil(
  exceptions: readonly Exception[],
  subjects: readonly Subject[],
  now: number,
): number | null {
  const ends = holding(exceptions, now).filter(({ subject }) => subjects.includes(subject));
  return ends.length === 0 ? null : Math.max(...ends.map(({ until }) => until));
}

/** The exceptions with one more hour for this subject; ended ones are dropped. */
export function withException(exceptions: readonly Exception[], subject: Subject, now: number): Exception[] {
  return [...withoutException(exceptions, subject, now), { subject, until: now + EXCEPTION_MS }];
}

/** The exceptions without this subject's; ended ones are dropped. */
export function withoutException(exceptions: readonly Exception[], subject: Subject, now: number): Exception[] {
  return holding(exceptions, now).filter((exception) => exception.subject !== subject);
}
