// A whole Bluesky on this machine: directory, personal data server and AppView. Says in one line
// of JSON where they are, and goes when whoever started it closes our input.
import { TestNetwork } from '@atproto/dev-env'

const network = await TestNetwork.create({
  dbPostgresSchema: 'bluesky',
  pds: { hostname: 'localhost', enableDidDocWithSession: true },
})

console.log(
  JSON.stringify({
    pds_url: network.pds.url,
    plc_url: network.plc.url,
    appview_url: network.bsky.url,
  }),
)

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
