import '#components/style.css';
import './popup.css';
import { render } from 'preact';
import { App } from './app.tsx';

render(<App query={new URLSearchParams(location.search)} />, document.getElementById('app')!);
