import '#components/style.css';
import './warning.css';
import { render } from 'preact';
import { App } from './app.tsx';

const key = new URLSearchParams(location.search).get('key') ?? '';
render(<App warningKey={key} />, document.getElementById('app')!);
