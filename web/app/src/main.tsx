import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Playground } from './Playground';

const place = document.getElementById('playground');
if (!place) throw new Error('index.html has no #playground');

// A link to another query that is opened in the same tab changes the fragment
// only. Starting over opens it the one way that all links are opened.
window.addEventListener('hashchange', () => window.location.reload());

createRoot(place).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
);
