import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient, takeToken } from './api';
import { Look } from './appearance';
import { startI18n } from './i18n';
import { prepareFirst } from './places';
import { makeRouter } from './routes';

prepareFirst();
takeToken();
await startI18n();
const queries = newQueryClient();
const router = makeRouter();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
