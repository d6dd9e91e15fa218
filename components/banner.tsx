// The one thing of ours that stands inside somebody else's page: two lines, one question, one way to close it.
import { Glyph } from './glyph.tsx';
import { Icon } from './icon.tsx';

export interface BannerProps {
  readonly level: 'caution' | 'danger';
  readonly title: string;
  readonly text: string;
  readonly moreLabel: string;
  readonly closeLabel: string;
  /** Name of the region for screen readers. */
  readonly label?: string;
  /** Language of the texts, for the reading voice. */
  readonly language?: string;
  readonly onMore: () => void;
  readonly onClose: () => void;
}

/** The bar of a warning; it wants components/banner.css in the same shadow root, and nothing else. */
export function Banner(props: BannerProps) {
  return (
    <div class="ground" lang={props.language}>
      <div class={`banner banner--${props.level}`} role="status" aria-label={props.label}>
        <Glyph level={props.level} />
        <div>
          <strong class="banner__title">{props.title}</strong>
          <span class="banner__text">{props.text}</span>
        </div>
        <button class="button button--small" type="button" onClick={props.onMore}>
          {props.moreLabel}
        </button>
        <button
          class="button button--icon"
          type="button"
          aria-label={props.closeLabel}
          title={props.closeLabel}
          onClick={props.onClose}
        >
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}
