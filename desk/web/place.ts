// Which page is open, by its address; links stay links, so that they can be opened in another tab.
import { useEffect, useState } from 'preact/hooks';

/** A page of the desk. */
export type Place =
  | { page: 'queue'; second: boolean }
  | { page: 'case'; id: number }
  | { page: 'publication' }
  | { page: 'link-over' };

/** The page an address names; what is unknown is the queue. */
export function placeOf(url: URL): Place {
  const [, id] = /^\/desk\/cases\/(\d{1,15})$/.exec(url.pathname) ?? [];
  if (id !== undefined) return { page: 'case', id: Number(id) };
  if (url.pathname === '/desk/publication') return { page: 'publication' };
  if (url.searchParams.get('link') === 'over') return { page: 'link-over' };
  return { page: 'queue', second: url.searchParams.has('second') };
}

/** Opens a page without loading the document anew. */
export function go(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  scrollTo(0, 0);
}

/** The page that is open now. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(new URL(location.href)));
  useEffect(() => {
    const moved = () => setPlace(placeOf(new URL(location.href)));
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return place;
}
