import '#components/style.css';
import './desk.css';
import './queue.css';
import './case.css';
import './decision.css';
import './publication.css';
import './narrow.css';
import { render } from 'preact';
import { App } from './app.tsx';

render(<App />, document.getElementById('desk')!);
