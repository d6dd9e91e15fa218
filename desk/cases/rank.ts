// The order of the queue: by the harm that may be meant, never by the number of reports.

/** What the reports of one case say, whatever their number. */
export interface CaseSigns {
  kinds: readonly string[];
  suspected: boolean;
  told: boolean;
}

const harmOfKind: Record<string, number> = { recruiting: 70, sale: 65, promotion: 45, other: 25, mistake: 10 };

/** Expected harm from 0 to 100: the worst kind named, more when the extension suspected it too or somebody told more. */
export function harmOf({ kinds, suspected, told }: CaseSigns): number {
  const worst = Math.max(0, ...kinds.map((kind) => harmOfKind[kind] ?? 0));
  return Math.min(100, worst + (suspected ? 15 : 0) + (told ? 5 : 0) - (kinds.includes('mistake') ? 10 : 0));
}

/** The kind a case is shown under: the worst that its reports name. */
export function worstKind(kinds: readonly string[]): string {
  return [...kinds].sort((a, b) => (harmOfKind[b] ?? 0) - (harmOfKind[a] ?? 0))[0] ?? 'other';
}
