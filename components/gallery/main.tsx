// The gallery: each component in each state, in three languages, light and dark side by side. For eyes, not for people's browsers.
import '#components/style.css';
import './gallery.css';
import { render } from 'preact';
import { Gallery } from './gallery.tsx';

render(<Gallery />, document.getElementById('app')!);
