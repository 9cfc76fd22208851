import { openKycDocument } from '@/lib/domain/kyc/mutations'
import { handler } from '@/lib/http/handler'
import { requestFacts } from '@/lib/http/request-facts'

/** Shown by a browser as the picture it is; anything that could act is only ever saved. */
const SHOWN = ['image/jpeg', 'image/png', 'image/webp']

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    permission: 'kyc:read',
    run: async ({ params, session }) => {
      const { bytes, kind, contentType } = await openKycDocument(
        String(params.id),
        session,
        await requestFacts(),
      )
      const extension = contentType.replace(/^\w+\//, '').replace('svg+xml', 'svg')
      const disposition = SHOWN.includes(contentType) ? 'inline' : 'attachment'
      return new Response(bytes, {
        headers: {
          'content-type': contentType,
          'content-length': String(bytes.length),
          'content-disposition': `${disposition}; filename="${kind}.${extension}"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        },
      })
    },
  },
})
