"""Names of countries and words for their people, for the data preparation alone.

In: nothing. Out: COUNTRIES, PEOPLES (lower-case words that are a nationality,
people or faith by themselves) and is_people(). General knowledge; it does not
try to list every people, and says nothing of what a word means in context.
"""

COUNTRIES = frozenset("""afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahrain|bangladesh
|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|bosnia and herzegovina|botswana|brazil|brunei|bulgaria|burkina faso|burma
|burundi|cambodia|cameroon|canada|chad|chile|china|colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czech republic|denmark|djibouti
|dominican republic|east timor|ecuador|egypt|el salvador|england|eritrea|estonia|ethiopia|fiji|finland|france|gabon|gambia|georgia|germany
|ghana|great britain|greece|grenada|guatemala|guinea|guyana|haiti|honduras|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy
|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|lithuania|luxembourg
|macedonia|madagascar|malawi|malaysia|maldives|mali|malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|mozambique
|myanmar|namibia|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|northern ireland|norway|oman|pakistan|palestine|panama
|papua new guinea|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|rwanda|samoa|saudi arabia|scotland|senegal|serbia
|sierra leone|singapore|slovakia|slovenia|somalia|south africa|south korea|south sudan|soviet union|spain|sri lanka|sudan|sweden
|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tunisia|turkey|turkmenistan|uganda|ukraine|united arab emirates|uae
|united kingdom|uk|u.k.|britain|united states|united states of america|us|u.s.|u.s|usa|u.s.a.|america|uruguay|uzbekistan|venezuela|vietnam|wales
|yemen|yugoslavia|zambia|zimbabwe""".replace("\n", "").split("|"))

PEOPLES = frozenset("""afghan albanian algerian american angolan arab argentine argentinian armenian asian assyrian australian austrian
azerbaijani azeri bahraini balinese baltic bangladeshi basque belarusian belgian bengali bolivian bosnian brazilian british bulgarian
burmese burundian cambodian cameroonian canadian catalan caucasian chadian chechen chilean chinese circassian colombian congolese cornish croat
croatian cuban cypriot czech dane danish dutch ecuadorian egyptian emirati eritrean estonian ethiopian european filipino finn finnish
flemish french frenchman georgian german ghanaian greek guatemalan guinean haitian hispanic honduran hungarian icelandic indian
indonesian iranian iraqi irish irishman israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurd kurdish
kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian macedonian malagasy malawian malaysian malian maltese maori
mauritanian mexican moldovan mongol mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien
norwegian omani ottoman pakistani palestinian panamanian paraguayan pashtun persian peruvian pole polish portuguese prussian qatari romanian
russian rwandan salvadoran saudi scandinavian scot scottish senegalese serb serbian serbo sicilian sikh singaporean slav slavic slovak
slovene slovenian somali soviet spaniard spanish sudanese swede swedish swiss syrian taiwanese tajik tamil tanzanian tartar tatar thai
tibetan tunisian turk turkish turkmen tutsi hutu ugandan ukrainian uighur uyghur uruguayan uzbek venezuelan vietnamese welsh welshman yazidi yemeni
yugoslav zambian zimbabwean zulu african african-american latino latin-american
alawite anglican baptist buddhist catholic christian druze hindu jew jewish lutheran maronite methodist mormon muslim moslem
protestant shia shiite shi'a shi'ite sunni sunnite""".split())

PLURALS = frozenset("englishmen frenchmen irishmen dutchmen scotsmen welshmen swiss".split())


def is_people(word):
    """Whether a capitalised word names a nationality, a people or a faith's people."""
    low = word.lower()
    if not word[:1].isupper():
        return False
    return low in PEOPLES or low in PLURALS or low == "english" or low.endswith("s") and low[:-1] in PEOPLES
