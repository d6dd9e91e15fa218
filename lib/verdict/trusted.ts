// The allow list, thin: state, medicine, education and news, as the protected lists name them. Banks and platforms are
// protected from being listed but not trusted for what stands on their pages.
import media from '#data/protected/media.json' with { type: 'json' };
import medicine from '#data/protected/medicine.json' with { type: 'json' };
import schools from '#data/protected/schools.json' with { type: 'json' };
import state from '#data/protected/state.json' with { type: 'json' };
import type { Subject } from '#lib/address/subject.ts';

const hosts = new Set([state, schools, medicine, media].flatMap((file) => file.rows.map(([place]) => `host:${place}`)));

/** True if one of an address's subjects is on the allow list. */
export function isTrusted(subjects: readonly Subject[]): boolean {
  return subjects.some((subject) => hosts.has(subject));
}
