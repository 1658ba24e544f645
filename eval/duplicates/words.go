package duplicates

// madePublishers are invented; few, so that unrelated texts have one in common.
var madePublishers = []string{"Harbour Gazette", "Valley Courier", "Northern Press Agency", "Delta Radio", "Plain Dealer of the Coast", "Ridge Observer", "Ministry of Works", "The Lantern"}

// madeNotices stand below texts that have nothing to do with each other.
var madeNotices = []string{
	"Subscribe to our newsletter and get the most important stories of the day in your inbox every morning before breakfast. You can unsubscribe at any time.",
	"This content is published under licence. Reproduction in whole or in part without the written permission of the publisher is strictly forbidden. For questions about rights, write to the editors at the address below.",
	"The views expressed in this article are those of the author alone and do not necessarily reflect the editorial policy of this newspaper, its owners or its partners.",
	"About the agency: founded by a cooperative of provincial newspapers, it delivers text, pictures and video to subscribers in forty countries, around the clock and in six languages, and is owned by its members.",
	"Follow us on our channels for the latest updates, and share this story with your friends. Download our application for faster access on your telephone.",
	"Correspondents in the region contributed to this report. Editing by the night desk. Our standards: accuracy, impartiality and speed, as laid down in the handbook of the house.",
	"If you have information about this story, you can reach our reporters confidentially through the secure letterbox that is described on our website. We never disclose who our sources are.",
	"All figures are preliminary and may change as further information is received from partners in the field. The boundaries and names shown do not imply official endorsement or acceptance.",
}
