import { useCallback, useEffect, useState } from 'preact/hooks';

/** What became of a question: nothing yet, an answer, or a refusal; a refused change keeps the last answer. */
export interface Asked<T> {
  value: T | null;
  refused: unknown;
  busy: boolean;
  /** Does something whose answer takes the place of the present one. */
  change(act: () => Promise<T>): Promise<boolean>;
  again(): void;
}

/** Asks once, and again every `everyMs` where given. */
export function useAsked<T>(question: () => Promise<T>, key: string, everyMs?: number): Asked<T> {
  const [value, setValue] = useState<T | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const change = useCallback(async (act: () => Promise<T>) => {
    setBusy(true);
    try {
      setValue(await act());
      setRefused(null);
      return true;
    } catch (error) {
      setRefused(error);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  // The question is a new function at each drawing; the key says when it is another one.
  const again = useCallback(() => void change(question), [key]);
  useEffect(() => {
    setValue(null);
    again();
    if (everyMs === undefined) return;
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  }, [again, everyMs]);
  return { value, refused, busy, change, again };
}
