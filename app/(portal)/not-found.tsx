import { NotHere } from '@/components/feedback/not-here'

/** A record that does not exist, inside the frame. */
export default function PortalNotFound() {
  return <NotHere />
}
