// A text with a dashed mark where something was taken out.
import { useT } from './language.tsx';

/** Shows the marks that redaction leaves as marks. */
export function Redacted({ text }: { text: string }) {
  const t = useT();
  return <>{text.replaceAll('…', t('report.removed'))}</>;
}
