import { useEffect } from 'react';

/** Asks again soon, as long as an answer says that what it shows is being worked out. */
export function useAgain(making: boolean, refetch: () => unknown) {
  useEffect(() => {
    if (!making) return;
    const timer = setInterval(() => void refetch(), 900);
    return () => clearInterval(timer);
  }, [making, refetch]);
}
