"""What a saying is about of which the ontology knows nothing."""

import pytest

from tests.extract.reading import statement, statements


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The agency said July was the deadliest month for farmers.", "farmer"),
        ("Ana Delgado said today she and her family were able to leave the camp.", "camp"),
        ("The minister said today his troops were able to leave the camp.", "withdrawal"),
        ("The minister said that a family left the base.", "displacement"),
        ("Norway has vowed to continue working in the war-torn country.", "work"),
        ("The minister said large numbers of merchants were coming into the town of Velm.", "merchant"),
        ("The minister said they were nine kilometres from the airport.", "airport"),
    ],
)
def test_when_and_where_it_was_is_no_topic_and_who_leaves_alone_withdraws_no_troops(text: str, action: str) -> None:
    assert statement(text).action == action


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Ruritania accused Norland of stealing water from the Elbrun river.", "water"),
        ("Kenya accused foreign firms of dodging taxes.", "tax"),
        ("The minister blamed Uganda for the dirty river.", "river"),
        ("Kenya will not pay for the Somali wall, the minister said.", "wall"),
        ("Kenya will make trains and buses free, its transport minister announced.", "train"),
        ("The company will leave Lagos, its director said.", "lagos"),  # the town is what it is about
        ("Families pay a high price because of the drought, the doctor said.", "price"),
        ("He described the parcels as having a yellow seal, Ana Delgado said.", "parcel"),
        ("The Kingdom of Norland warns that it is patient, the envoy said.", "kingdom"),  # nothing else is told of
    ],
)
def test_who_acts_is_no_topic_where_anything_else_is(text: str, action: str) -> None:
    assert action in {one.action for one in statements(text)}


def test_what_the_ontology_does_not_know_is_kept_under_its_topic() -> None:
    found = statement("The mayor of Bergen said the library needed a roof.")

    assert (found.family, found.action, found.act) == ("topic", "roof", "stated")
