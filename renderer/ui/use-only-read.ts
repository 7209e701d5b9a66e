import { useOtherTeacher } from './read-only.tsx';
import { useSay } from './say.tsx';
import { useToasts } from './toast.tsx';

/**
 * Says in one sentence why a key does nothing in another teacher's class, and answers the sentence;
 * null where the class is edited here.
 */
export function useOnlyRead(): (() => string) | null {
  const say = useSay();
  const toasts = useToasts();
  const teacher = useOtherTeacher();
  if (teacher === null) return null;
  return () => {
    const message = say('app.only-read', { teacher: teacher || say('app.another-teacher') });
    toasts.show({ message, topic: 'only-read' });
    return message;
  };
}
